package io.stoa.packagestore.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.stoa.catalog.SignedManifest;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;

/** An archive is refused by design, or every other reader sees the same two files in it. */
class PackageArchiveFuzzTest {

    @FuzzTest(maxDuration = "3m")
    void shouldReadAnArchiveAsOthersDoOrRefuseIt(byte[] zip) {
        SignedManifest content;
        try {
            content = PackageArchive.read(zip);
        } catch (PackageRejected refused) {
            assertEquals(FailureCode.PACKAGE_ARCHIVE_REFUSED, refused.code());
            return;
        }
        assertAlike(content, OtherZipReaders.byDirectory(zip));
        assertAlike(content, OtherZipReaders.fromTheFirstByteOn(zip));
    }

    private static void assertAlike(SignedManifest ours, SignedManifest theirs) {
        assertArrayEquals(theirs.manifest(), ours.manifest());
        assertArrayEquals(theirs.signature(), ours.signature());
    }
}
