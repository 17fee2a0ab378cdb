package io.stoa.simulator.device;

import static io.stoa.simulator.device.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.TrustAnchors;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageRefusalTest {

    private static final Case SIGNATURE = Case.INVALID_ALTERNATIVE_DISTRIBUTION_PACKAGE_SIGNATURE;

    private final ForgedPackage app = Packages.app();
    private final FakeMarketplace marketplace = new FakeMarketplace();
    private final String manifest = FakeMarketplace.path(app.manifest()) + "/manifest.json";
    private final String signature = FakeMarketplace.path(app.manifest()) + "/signature";
    private Device device;

    @BeforeEach
    void switchOn() {
        marketplace.host(app);
        device = marketplace.device(app).build();
    }

    @AfterEach
    void close() {
        marketplace.close();
    }

    @Test
    void shouldRefuseAManifestThatIsNotThere() {
        marketplace.server.spoil(manifest, answer -> answer.status(404));

        assertRefused(Case.INVALID_MANIFEST, "404", this::install);
    }

    @Test
    void shouldRefuseASignatureThatIsNotThere() {
        marketplace.server.spoil(signature, answer -> answer.status(404));

        assertRefused(SIGNATURE, "404", this::install);
    }

    @Test
    void shouldRefuseAManifestThatRedirects() {
        marketplace.server.spoil(manifest, answer -> answer.status(301).header("Location", "/cdn/manifest.json"));

        assertRefused(Case.NETWORK_ERROR, "redirects", this::install);
    }

    @Test
    void shouldRefuseAReformattedManifest() {
        marketplace.server.spoil(manifest, answer -> answer.replace(",\"", ", \""));

        assertRefused(Case.INVALID_MANIFEST, "manifest-reformatted", this::install);
    }

    @Test
    void shouldRefuseAnErrorPageInsteadOfTheManifest() {
        marketplace.server.spoil(manifest, answer -> answer.body("<html>Not found</html>"));

        assertRefused(Case.INVALID_MANIFEST, "manifest-not-json", this::install);
    }

    @Test
    void shouldRefuseAManifestWithOneTextChanged() {
        marketplace.server.spoil(manifest, answer -> answer.replace("4.1.0", "4.1.1"));

        assertRefused(SIGNATURE, "manifest-digest-mismatch", this::install);
    }

    @Test
    void shouldRefuseTheSignatureOfAnotherRevision() {
        byte[] other = Packages.newerApp().signatureBytes();
        marketplace.server.spoil(signature, answer -> answer.body(other));

        assertRefused(SIGNATURE, "manifest-digest-mismatch", this::install);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 1000})
    void shouldRefuseASignatureWithOneByteChanged(int position) {
        marketplace.server.spoil(signature, answer -> answer.flip(position));

        assertRefused(SIGNATURE, "", this::install);
    }

    @Test
    void shouldRefuseAPackageApplesRootDidNotSign() {
        device = marketplace.device(app).trustAnchors(TrustAnchors.apple()).build();

        assertRefused(SIGNATURE, "untrusted-root", this::install);
    }

    @Test
    void shouldRefuseACompressedManifest() {
        marketplace.server.spoil(manifest, answer -> answer.header("Content-Encoding", "gzip"));

        assertRefused(Case.INVALID_MANIFEST, "gzip", this::install);
    }

    @Test
    void shouldRefuseAPackageAddressWithAQuery() {
        InstallMetadata metadata = marketplace.metadata(app);
        InstallMetadata withQuery = InstallMetadata.install(
                metadata.appleItemId(),
                URI.create(metadata.alternativeDistributionPackage() + "?v=1"),
                metadata.installVerificationToken(),
                "");

        assertRefused(
                Case.INVALID_ALTERNATIVE_DISTRIBUTION_PACKAGE_URL,
                "?v=1",
                () -> device.installFromMarketplaceApp(withQuery));
    }

    @Test
    void shouldNotAskForALicenceOfAPackageItDoesNotTrust() {
        marketplace.server.spoil(signature, answer -> answer.flip(0));

        assertRefused(SIGNATURE, "", this::install);

        assertTrue(marketplace.server.requests(FakeMarketplace.LICENSES).isEmpty());
        assertTrue(device.installedApps().isEmpty());
    }

    @Test
    void shouldReportNoSupportedVariant() {
        device = marketplace.device(app).model("iPhone1,1").build();

        assertRefused(Case.NO_SUPPORTED_VARIANT, "iPhone1,1", this::install);
    }

    @Test
    void shouldReportThatTheOsIsTooOld() {
        device = marketplace.device(app).osVersion("17.3").build();

        assertRefused(Case.MINIMUM_PLATFORM_VERSION_NOT_SATISFIED, "17.3", this::install);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aud", "bid", "nonce"})
    void shouldRefuseAPackageWithAWrongToken(String claim) {
        InstallMetadata metadata = marketplace.metadata(
                app, marketplace.token(app).claim(claim, "x").sign(), false);

        assertRefused(Case.UNKNOWN, "install verification token", () -> device.installFromMarketplaceApp(metadata));
    }

    @Test
    void shouldRefuseATokenThatAnotherDeviceUsed() {
        SeenNonces shared = new SeenNonces();
        InstallMetadata metadata = marketplace.metadata(app);
        marketplace.device(app).seenNonces(shared).build().installFromMarketplaceApp(metadata);
        Device second = marketplace.device(app).seenNonces(shared).build();

        assertRefused(Case.UNKNOWN, "replay", () -> second.installFromMarketplaceApp(metadata));
    }

    @Test
    void shouldRefuseARestoreTokenThatWasUsedForTheInstall() {
        marketplace.spoilTokens(token -> token.claim("nonce", "5B0C2F5E-1C0A-4C55-93A4-6B5C6D0E7F11"));
        String sameNonce = marketplace
                .token(app)
                .claim("nonce", "5B0C2F5E-1C0A-4C55-93A4-6B5C6D0E7F11")
                .sign();

        assertRefused(
                Case.UNKNOWN,
                "replay",
                () -> device.installFromMarketplaceApp(List.of(marketplace.metadata(app, sameNonce, false))));
    }

    private void install() {
        device.installFromMarketplaceApp(marketplace.metadata(app));
    }
}
