package io.stoa.packagestore.service;

import io.stoa.catalog.SignedManifest;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.SignatureFile;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code alternative-distribution-package.zip}: exactly {@code manifest.json} and {@code signature}. Nothing of it is
 * ever written to a disk, and nothing is unpacked before all that the archive says of itself agrees.
 */
final class PackageArchive {

    /** Bytes of all headers together; two files need a hundredth. */
    private static final int HEADERS = 64 * 1024;

    /** No archive of two such files is larger. */
    static final int LARGEST = Manifest.MAX_SIZE + SignatureFile.MAX_SIZE + HEADERS;

    private static final Map<String, Integer> FILES =
            Map.of(Manifest.FILE_NAME, Manifest.MAX_SIZE, SignatureFile.FILE_NAME, SignatureFile.MAX_SIZE);

    private PackageArchive() {}

    /** @throws PackageRejected when it is no such archive */
    static SignedManifest read(byte[] zip) {
        if (zip.length > LARGEST) {
            throw new PackageRejected(
                    FailureCode.PACKAGE_ARCHIVE_TOO_LARGE,
                    "The archive with manifest and signature is larger than " + LARGEST
                            + " bytes, which no package needs. Ask the developer to request a new package.");
        }
        ArchiveBytes bytes = new ArchiveBytes(zip);
        Map<String, byte[]> files = new HashMap<>();
        for (ArchiveEntry entry : new ArchiveDirectory(bytes, FILES).entries()) {
            files.put(entry.name(), entry.content(bytes));
        }
        return new SignedManifest(files.get(Manifest.FILE_NAME), files.get(SignatureFile.FILE_NAME));
    }
}
