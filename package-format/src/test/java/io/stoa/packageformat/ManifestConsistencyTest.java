package io.stoa.packageformat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestConsistencyTest {

    private static final TestAuthority AUTHORITY = TestAuthority.create();

    @Test
    void shouldWarnOfADeviceThatTwoVariantsClaimWithoutRefusing() {
        InstallTarget target = new InstallTarget("iPhone15,4", "18");
        ForgedPackage ambiguous = PackageForge.with(AUTHORITY)
                .variant(10, target)
                .variant(10, target)
                .forge();

        assertWarned(FindingCode.INSTALL_TARGET_AMBIGUOUS, ambiguous);
    }

    @Test
    void shouldWarnOfADeltaThatLeadsNowhere() {
        Manifest manifest = PackageForge.with(AUTHORITY).variants(1, 10).forge().manifest();
        Delta stray =
                new Delta(new AssetFile("d", "delta/d.ipa", 1, 1, List.of()), "1", List.of(), "variant/absent.ipa");
        Manifest withStray =
                new Manifest("1.0", 1, manifest.app(), manifest.requirements(), manifest.variants(), List.of(stray));

        assertEquals(
                List.of(FindingCode.DELTA_TARGET_UNKNOWN),
                ManifestConsistency.check(withStray).stream().map(Finding::code).toList());
    }

    @Test
    void shouldWarnOfASchemaItDoesNotKnow() {
        Manifest manifest = PackageForge.with(AUTHORITY).variants(1, 10).forge().manifest();
        Manifest future =
                new Manifest("2.0", 1, manifest.app(), manifest.requirements(), manifest.variants(), List.of());

        assertEquals(
                List.of(FindingCode.MANIFEST_SCHEMA_UNKNOWN),
                ManifestConsistency.check(future).stream().map(Finding::code).toList());
    }

    private static void assertWarned(FindingCode code, ForgedPackage forged) {
        VerificationReport report = new PackageVerifier(AUTHORITY.trustAnchors())
                .verifyManifest(forged.manifestBytes(), forged.signatureBytes());

        assertTrue(report.accepted());
        assertEquals(
                List.of(code), report.findings().stream().map(Finding::code).toList());
    }
}
