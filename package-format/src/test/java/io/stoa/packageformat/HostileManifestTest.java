package io.stoa.packageformat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.stoa.packageformat.forge.HostileManifests;
import io.stoa.packageformat.forge.HostileManifests.HostilePackage;
import io.stoa.packageformat.forge.TestAuthority;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A signature does not make a path safe: a package that names one wrongly is refused as a whole. */
class HostileManifestTest {

    private static final TestAuthority AUTHORITY = TestAuthority.create();
    private static final List<HostilePackage> PACKAGES = HostileManifests.signedBy(AUTHORITY);
    private static final int MOST_ALLOCATED = 512 * 1024;

    private final PackageVerifier verifier = new PackageVerifier(AUTHORITY.trustAnchors());

    @TempDir
    Path parent;

    private static Stream<HostilePackage> packages() {
        return PACKAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void shouldRefuseTheWholeManifest(HostilePackage hostile) {
        VerificationReport report = verifier.verifyManifest(
                hostile.forged().manifestBytes(), hostile.forged().signatureBytes());

        assertFalse(report.accepted());
        assertEquals(
                List.of(hostile.code()),
                report.findings().stream().map(Finding::code).toList());
        assertTrue(report.manifest().isEmpty(), "nobody can go on with a part of it");
        assertTrue(report.findings().get(0).sentence().matches("[ -~]{1,400}"), "a terminal obeys none of it");
    }

    @ParameterizedTest
    @MethodSource("packages")
    void shouldReadItForLittleMemory(HostilePackage hostile) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] manifest = hostile.forged().manifestBytes();
        refuse(manifest);

        long before = threads.getCurrentThreadAllocatedBytes();
        refuse(manifest);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertTrue(allocated < MOST_ALLOCATED, allocated + " bytes allocated");
    }

    @ParameterizedTest
    @MethodSource("packages")
    void shouldOpenNoFileAPathLeadsTo(HostilePackage hostile) throws Exception {
        Path folder = Files.createDirectory(parent.resolve("package"));
        Files.write(folder.resolve(Manifest.FILE_NAME), hostile.forged().manifestBytes());
        Files.write(folder.resolve(SignatureFile.FILE_NAME), hostile.forged().signatureBytes());

        VerificationReport report = verifier.verifyFolder(folder);

        assertTrue(report.has(hostile.code()));
        assertEquals(List.of(), report.assets());
    }

    private static void refuse(byte[] manifest) {
        try {
            Manifest.parse(manifest);
            throw new AssertionError("the manifest was read");
        } catch (MalformedManifest refused) {
            assertFalse(refused.finding().sentence().isBlank());
        }
    }
}
