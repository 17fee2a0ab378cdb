package io.stoa.simulator.appstoreconnect.catalog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes {@code alternative-distribution-package.zip}: exactly a manifest and a signature, the same bytes every time. */
final class PackageZip {

    /** A zip holds times; a fixed one keeps the checksum of unchanged content unchanged. */
    private static final LocalDateTime TIME = LocalDateTime.of(2024, 3, 1, 0, 0);

    private PackageZip() {}

    static AssetContent of(byte[] manifest, byte[] signature) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "manifest.json", manifest);
            put(zip, "signature", signature);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed.", e);
        }
        return new BytesContent(bytes.toByteArray());
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
