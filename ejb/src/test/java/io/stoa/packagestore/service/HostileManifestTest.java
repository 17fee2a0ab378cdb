package io.stoa.packagestore.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.HostileManifests;
import io.stoa.packageformat.forge.HostileManifests.HostilePackage;
import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A package with one hostile path ends before a link is asked for, a file is opened or a byte is stored. */
class HostileManifestTest {

    private static final TestAuthority AUTHORITY = TestAuthority.create();

    @TempDir
    static Path folder;

    private static Path root;

    @BeforeAll
    static void trustTheAuthority() throws IOException {
        root = AUTHORITY.writeRootPem(folder.resolve("root.pem"));
    }

    private static Stream<HostilePackage> packages() {
        return HostileManifests.signedBy(AUTHORITY).stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void shouldRejectThePackageBeforeAnythingIsVisible(HostilePackage hostile) {
        OfferedArchive offered = OfferedArchive.of(archiveOf(hostile.forged())).trusting(root);

        PackageRejected refusal = assertThrows(PackageRejected.class, offered::assemble);

        assertEquals(FailureCode.PACKAGE_REFUSED, refusal.code());
        assertTrue(refusal.sentence().startsWith(hostile.code().code()), refusal.sentence());
        assertEquals(0, offered.bytesDone());
    }

    private static byte[] archiveOf(ForgedPackage forged) {
        return RawZip.of(
                        RawEntry.deflated("manifest.json", forged.manifestBytes()),
                        RawEntry.deflated("signature", forged.signatureBytes()))
                .bytes();
    }
}
