package io.stoa.packagestore.service;

import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import java.nio.charset.StandardCharsets;

/** The bytes of a zip, looked at where the zip itself says; a place outside it is refused, never followed. */
record ArchiveBytes(byte[] zip) {

    int length() {
        return zip.length;
    }

    boolean isAt(long position, int signature) {
        return position >= 0 && position <= zip.length - Integer.BYTES && (int) u32(position) == signature;
    }

    int u16(long position) {
        checkBounds(position, Short.BYTES);
        return zip[(int) position] & 0xFF | (zip[(int) position + 1] & 0xFF) << 8;
    }

    long u32(long position) {
        return u16(position) | (long) u16(position + 2) << 16;
    }

    /** One character a byte, so that no two spellings become one name. */
    String text(long position, int length) {
        checkBounds(position, length);
        return new String(zip, (int) position, length, StandardCharsets.ISO_8859_1);
    }

    void checkBounds(long position, long length) {
        if (position < 0 || length < 0 || position > zip.length - length) {
            throw refused("The archive is cut off or points outside itself.");
        }
    }

    static PackageRejected refused(String sentence) {
        return new PackageRejected(
                FailureCode.PACKAGE_ARCHIVE_REFUSED, sentence + " Ask the developer to request a new package.");
    }

    static void demand(boolean condition, String otherwise) {
        if (!condition) {
            throw refused(otherwise);
        }
    }
}
