package io.stoa.packagestore.service;

import static io.stoa.packagestore.service.ArchiveBytes.demand;

import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One file of an archive as the directory describes it. The description beside the file itself must say the same, and
 * the bytes must be what both say.
 *
 * @param crc            CRC-32 of the content
 * @param compressedSize bytes in the archive
 * @param size           bytes of the content
 * @param header         position of the description beside the file
 */
record ArchiveEntry(String name, int flags, int method, long crc, long compressedSize, long size, long header) {

    private static final int DIRECTORY_HEADER = 0x02014b50;
    private static final int DIRECTORY_HEADER_SIZE = 46;
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int LOCAL_HEADER_SIZE = 30;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int WIDE_SIZES = 0x0001;
    private static final long FOLLOWS_WIDE = 0xFFFFFFFFL;

    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** Encrypted, patched, strongly encrypted, masked. */
    private static final int UNREADABLE = 1 | 1 << 5 | 1 << 6 | 1 << 13;

    private static final int HAS_DESCRIPTOR = 1 << 3;
    private static final int FOLDER = 0x10;
    private static final int FILE_TYPE = 0xF000;
    private static final int REGULAR_FILE = 0x8000;

    /** Fields that can name another file: PKWARE's Unix field, that of ASi, and the name in Unicode. */
    private static final Set<Integer> OTHER_NAMES = Set.of(0x000d, 0x756e, 0x7075);

    /** Half of a manifest is hexadecimal digits, so none shrinks to a hundredth. */
    private static final int MOST_GROWTH = 200;

    /** Reads the description in the directory. */
    static ArchiveEntry read(ArchiveBytes zip, long at) {
        demand(zip.isAt(at, DIRECTORY_HEADER), "The archive's directory is damaged.");
        int nameLength = zip.u16(at + 28);
        long attributes = zip.u32(at + 38);
        int type = (int) (attributes >>> 16) & FILE_TYPE;
        demand(
                (type == 0 || type == REGULAR_FILE) && (attributes & FOLDER) == 0,
                "The archive holds a link, a folder or a device in place of a file.");
        refuseOtherNames(zip, at + DIRECTORY_HEADER_SIZE + nameLength, zip.u16(at + 30));
        return new ArchiveEntry(
                zip.text(at + DIRECTORY_HEADER_SIZE, nameLength),
                zip.u16(at + 8),
                zip.u16(at + 10),
                zip.u32(at + 16),
                zip.u32(at + 20),
                zip.u32(at + 24),
                zip.u32(at + 42));
    }

    static long directorySize(ArchiveBytes zip, long at) {
        return DIRECTORY_HEADER_SIZE + zip.u16(at + 28) + zip.u16(at + 30) + zip.u16(at + 32);
    }

    private static void refuseOtherNames(ArchiveBytes zip, long fields, int length) {
        zip.checkBounds(fields, length);
        long end = fields + length;
        for (long field = fields; field <= end - 4; field += 4 + zip.u16(field + 2)) {
            demand(!OTHER_NAMES.contains(zip.u16(field)), "The archive holds a file that names another one.");
        }
    }

    /** Refuses what no writer of packages does, before a byte is unpacked. */
    void checkReadable() {
        demand((flags & UNREADABLE) == 0, "The archive holds an encrypted file.");
        demand(method == STORED || method == DEFLATED, "The archive is packed by a method that no package uses.");
        demand(method == DEFLATED || size == compressedSize, "The archive holds a file whose sizes disagree.");
        demand(size <= compressedSize * MOST_GROWTH, "The archive holds a file that grows beyond measure.");
    }

    /** The first byte after the file and all that describes it; refused when the two descriptions differ. */
    long end(ArchiveBytes zip) {
        checkLocalHeader(zip);
        long data = data(zip);
        zip.checkBounds(data, compressedSize);
        long end = data + compressedSize;
        return hasDescriptor() ? checkDescriptor(zip, end) : end;
    }

    private void checkLocalHeader(ArchiveBytes zip) {
        demand(zip.isAt(header, LOCAL_HEADER), "The archive has no file where its directory says.");
        boolean same =
                zip.text(header + LOCAL_HEADER_SIZE, zip.u16(header + 26)).equals(name)
                        && zip.u16(header + 8) == method
                        && ((zip.u16(header + 6) ^ flags) & (UNREADABLE | HAS_DESCRIPTOR)) == 0
                        && isSameOrLater(zip.u32(header + 14), crc)
                        && isSameOrLater(zip.u32(header + 18), compressedSize)
                        && isSameOrLater(zip.u32(header + 22), size);
        demand(same, "The archive describes " + name + " in two ways that disagree.");
        refuseOtherNames(zip, header + LOCAL_HEADER_SIZE + zip.u16(header + 26), zip.u16(header + 28));
    }

    // whoever writes a descriptor after the file did not know these before it, and wrote zero, or that wide ones follow
    private boolean isSameOrLater(long local, long directory) {
        return local == directory || hasDescriptor() && (local == 0 || local == FOLLOWS_WIDE);
    }

    private boolean hasDescriptor() {
        return (flags & HAS_DESCRIPTOR) != 0;
    }

    private long checkDescriptor(ArchiveBytes zip, long at) {
        // the signature is optional
        long fields = zip.isAt(at, DESCRIPTOR) ? at + Integer.BYTES : at;
        int width = hasWideSizes(zip) ? Long.BYTES : Integer.BYTES;
        boolean same = zip.u32(fields) == crc
                && sizeAt(zip, fields + 4, width) == compressedSize
                && sizeAt(zip, fields + 4 + width, width) == size;
        demand(same, "The archive describes " + name + " in two ways that disagree.");
        return fields + 4 + 2L * width;
    }

    // a writer that cannot look ahead announces sizes of 64 bits, however small the file turns out
    private boolean hasWideSizes(ArchiveBytes zip) {
        long fields = header + LOCAL_HEADER_SIZE + zip.u16(header + 26);
        long end = fields + zip.u16(header + 28);
        for (long field = fields; field <= end - 4; field += 4 + zip.u16(field + 2)) {
            if (zip.u16(field) == WIDE_SIZES) {
                return true;
            }
        }
        return false;
    }

    private static long sizeAt(ArchiveBytes zip, long at, int width) {
        boolean fits = width == Integer.BYTES || zip.u32(at + 4) == 0;
        return fits ? zip.u32(at) : FOLLOWS_WIDE;
    }

    private long data(ArchiveBytes zip) {
        return header + LOCAL_HEADER_SIZE + zip.u16(header + 26) + zip.u16(header + 28);
    }

    /** The content, of exactly the size and checksum that were promised. */
    byte[] content(ArchiveBytes zip) {
        int start = (int) data(zip);
        byte[] content = method == STORED
                ? Arrays.copyOfRange(zip.zip(), start, (int) (start + size))
                : inflate(zip.zip(), start);
        CRC32 sum = new CRC32();
        sum.update(content);
        demand(sum.getValue() == crc, name + " in the archive is damaged.");
        return content;
    }

    private byte[] inflate(byte[] zip, int start) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(zip, start, (int) compressedSize);
            // one byte more, so that content that goes on shows
            byte[] content = new byte[(int) size + 1];
            int length = inflater.inflate(content);
            demand(
                    inflater.finished() && length == size && inflater.getRemaining() == 0,
                    name + " in the archive is not as long as it says.");
            return Arrays.copyOf(content, length);
        } catch (DataFormatException damaged) {
            throw ArchiveBytes.refused(name + " in the archive is damaged.");
        } finally {
            inflater.end();
        }
    }
}
