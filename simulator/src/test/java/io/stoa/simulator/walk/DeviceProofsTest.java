package io.stoa.simulator.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.simulator.device.Device;
import io.stoa.simulator.device.MarketplaceKitError;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of an app that was taken down, or whose answers are wrong. */
class DeviceProofsTest {

    private static final String RESTORE = "POST /device/restore";
    private static final String TOKENS = "POST /api/v1/install-tokens";
    private static final String KIT =
            """
            {"restore":"%1$s/restore","updates":{"url":"%1$s/updates","pollingInterval":24},
             "license":{"dynamicLicenseURL":"%1$s/l","licenseRenewalURL":"%1$s/r","licenseResolutionURL":"%1$s/h",
             "signingCertificateURL":"%1$s/s.cer","encryptionCertificateURL":"%1$s/e.cer"}}""";

    private final TestAuthority authority = TestAuthority.create();
    private final ForgedPackage forged =
            PackageForge.with(authority).variants(2, 100).forge();
    private final FakeInstallation fake = new FakeInstallation();
    private final InstallationCalls calls = new InstallationCalls(fake.installation());
    private final DeviceProofs proofs = new DeviceProofs(calls);
    private final LinkProofs linkProofs = new LinkProofs(fake.installation(), "ada", forged.manifest());
    private final Proof proof = new Proof(words -> {});
    private Device device;

    @BeforeEach
    void publish() {
        fake.answer("GET /.well-known/marketplace-kit", 200, KIT.formatted(fake.url() + "/device"));
        device = new WalkDevices(fake.installation(), authority.trustAnchors()).iPhone();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void shouldProveThatATakenDownAppIsRefusedEverywhere() {
        fake.answer(RESTORE, 200, failure(404)).answer(TOKENS, 404, "{}");

        proofs.refuse(device, forged, proof);

        assertTrue(proof.text().startsWith("restore lists the app in failures with 404"), proof.text());
        assertTrue(fake.seen.stream()
                .anyMatch(seen -> seen.body().contains(forged.manifest().appleVersionId())));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 410, 500})
    void shouldNotTakeAnotherFailureForATakeDown(int code) {
        fake.answer(RESTORE, 200, failure(code)).answer(TOKENS, 404, "{}");

        Unexpected other = assertThrows(Unexpected.class, () -> proofs.refuse(device, forged, proof));

        assertEquals("one failure with code 404", other.expected());
        assertTrue(other.seen().contains(String.valueOf(code)), other.seen());
    }

    @Test
    void shouldNotTakeSilenceForATakeDown() {
        fake.answer(RESTORE, 200, "{\"restores\":[],\"failures\":[]}").answer(TOKENS, 404, "{}");

        assertThrows(RuntimeException.class, () -> proofs.refuse(device, forged, proof));
    }

    @Test
    void shouldNotLetATakenDownAppHaveAToken() {
        fake.answer(RESTORE, 200, failure(404)).answer(TOKENS, 200, "{\"token\":\"a.b.c\"}");

        Unexpected token = assertThrows(Unexpected.class, () -> proofs.refuse(device, forged, proof));

        assertEquals("POST /api/v1/install-tokens to be answered with 404", token.expected());
    }

    @Test
    void shouldSayThatRestoreWantsASignIn() {
        fake.answer(RESTORE, 401, "");

        Unexpected signIn = assertThrows(Unexpected.class, () -> proofs.restore(device, forged, proof));

        assertTrue(signIn.seen().startsWith("Verification Required"), signIn.seen());
    }

    @Test
    void shouldSayThatAnAppCannotBeRestored() {
        fake.answer(RESTORE, 200, failure(404));

        Unexpected gone = assertThrows(Unexpected.class, () -> proofs.restore(device, forged, proof));

        assertEquals("the app to be restored", gone.expected());
    }

    @Test
    void shouldInstallOnlyWithATokenFromTheInstallation() {
        fake.answer(TOKENS, 200, "{\"alternativeDistributionPackage\":\"" + fake.url() + "/p\"}");

        Unexpected without = assertThrows(Unexpected.class, () -> proofs.install(device, forged, proof));

        assertEquals("\"token\" in the answer to POST /api/v1/install-tokens", without.expected());
    }

    @Test
    void shouldNotInstallAPackageThatIsNotThere() {
        fake.answer(TOKENS, 200, "{\"token\":\"a.b.c\",\"alternativeDistributionPackage\":\"" + fake.url() + "/p\"}");

        assertThrows(MarketplaceKitError.class, () -> proofs.install(device, forged, proof));
    }

    @Test
    void shouldNotInstallAPackageWithoutASignature() {
        fake.answer(TOKENS, 200, "{\"token\":\"a.b.c\",\"alternativeDistributionPackage\":\"" + fake.url() + "/p\"}")
                .answer("GET /p/manifest.json", 200, new String(forged.manifestBytes(), StandardCharsets.UTF_8))
                .answer("GET /p/signature", 200, "not a signature");

        assertThrows(MarketplaceKitError.class, () -> proofs.install(device, forged, proof));
    }

    @Test
    void shouldProveThatAMissingTokenIsAskedFor() {
        fake.answer(RESTORE, 401, "");

        linkProofs.restoreWithoutToken(device, proof);

        assertEquals("without a token it is asked to sign in: 401", proof.text());
    }

    @Test
    void shouldNotPassAMissingTokenThatIsCalledInvalid() {
        fake.answer(RESTORE, 403, "");

        Unexpected forbidden = assertThrows(Unexpected.class, () -> linkProofs.restoreWithoutToken(device, proof));

        assertEquals("403", forbidden.seen());
    }

    @Test
    void shouldNotPassALinkWhosePackageIsOnAnotherHost() {
        String link = "marketplace-kit://install?alternativeDistributionPackage=https%3A%2F%2Felsewhere.example%2Fp"
                + "&installVerificationToken=a.b.c";

        assertThrows(MarketplaceKitError.class, () -> linkProofs.follow(device, link, proof));
    }

    private String failure(int code) {
        return """
                {"restores":[],"failures":[{"appleItemId":"%s","appleVersionId":"%s",
                 "failure":{"code":%d,"description":"App unavailable."}}]}"""
                .formatted(forged.manifest().appleItemId(), forged.manifest().appleVersionId(), code);
    }
}
