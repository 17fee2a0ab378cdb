package io.stoa.packagestore.service;

import io.stoa.catalog.SignedManifest;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.SignatureFile;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * {@code alternative-distribution-package.zip}: exactly {@code manifest.json} and {@code signature}. Nothing of it is
 * ever written by an entry's name, and no entry is read further than its file may be large.
 */
final class PackageArchive {

    /** No archive of two such files is larger. */
    static final int LARGEST = Manifest.MAX_SIZE + SignatureFile.MAX_SIZE;

    private static final Map<String, Integer> FILES =
            Map.of(Manifest.FILE_NAME, Manifest.MAX_SIZE, SignatureFile.FILE_NAME, SignatureFile.MAX_SIZE);

    private PackageArchive() {}

    /** @throws PackageRejected when it is no such archive */
    static SignedManifest read(byte[] zip) {
        try (ZipFile archive = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
                .get()) {
            Map<String, byte[]> files = new HashMap<>();
            for (ZipArchiveEntry entry : entriesOf(archive)) {
                files.put(entry.getName(), content(archive, entry));
            }
            return new SignedManifest(files.get(Manifest.FILE_NAME), files.get(SignatureFile.FILE_NAME));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw refused("The archive cannot be read as a zip file.");
        }
    }

    private static List<ZipArchiveEntry> entriesOf(ZipFile archive) {
        List<ZipArchiveEntry> entries = new ArrayList<>();
        for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
            boolean expected = FILES.containsKey(entry.getName()) && !entry.isUnixSymlink() && !entry.isDirectory();
            boolean again = entries.stream().anyMatch(other -> other.getName().equals(entry.getName()));
            if (!expected || again || entry.getGeneralPurposeBit().usesEncryption()) {
                throw refused("The archive holds something else than one manifest.json and one signature.");
            }
            entries.add(entry);
        }
        if (entries.size() != FILES.size()) {
            throw refused("The archive lacks manifest.json or signature.");
        }
        return entries;
    }

    private static byte[] content(ZipFile archive, ZipArchiveEntry entry) throws IOException {
        int largest = FILES.get(entry.getName());
        try (InputStream content = archive.getInputStream(entry)) {
            byte[] bytes = content.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw refused(entry.getName() + " in the archive is too large.");
            }
            return bytes;
        }
    }

    private static PackageRejected refused(String sentence) {
        return new PackageRejected(
                FailureCode.PACKAGE_ARCHIVE_REFUSED, sentence + " Ask the developer to request a new package.");
    }
}
