package io.stoa.packagestore.service;

import io.stoa.catalog.SignedManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** What the rest of the world sees in an archive that we accepted; it must be what we see. */
final class OtherZipReaders {

    private OtherZipReaders() {}

    /** By the directory at the end, as commons-compress and most programs do. */
    static SignedManifest byDirectory(byte[] zip) {
        try (ZipFile archive = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
                .get()) {
            Map<String, byte[]> files = new HashMap<>();
            for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
                try (InputStream content = archive.getInputStream(entry)) {
                    put(files, entry.getName(), content.readAllBytes());
                }
            }
            return content(files);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("we accepted what commons-compress cannot read", unreadable);
        }
    }

    /** By the headers beside the files, as a program does that reads from a pipe. */
    static SignedManifest fromTheFirstByteOn(byte[] zip) {
        try (ZipInputStream stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
            Map<String, byte[]> files = new HashMap<>();
            for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                put(files, entry.getName(), stream.readAllBytes());
            }
            return content(files);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("we accepted what the JDK cannot read", unreadable);
        }
    }

    private static void put(Map<String, byte[]> files, String name, byte[] content) {
        if (files.put(name, content) != null) {
            throw new AssertionError("we accepted an archive in which others see " + name + " twice");
        }
    }

    private static SignedManifest content(Map<String, byte[]> files) {
        if (files.size() != 2) {
            throw new AssertionError("we accepted an archive in which others see " + files.keySet());
        }
        return new SignedManifest(files.get("manifest.json"), files.get("signature"));
    }
}
