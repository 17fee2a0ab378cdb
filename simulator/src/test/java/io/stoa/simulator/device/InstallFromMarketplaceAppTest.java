package io.stoa.simulator.device;

import static io.stoa.simulator.device.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstallFromMarketplaceAppTest {

    private final ForgedPackage app = Packages.app();
    private final FakeMarketplace marketplace = new FakeMarketplace();
    private Device device;

    @BeforeEach
    void switchOn() {
        marketplace.host(app);
        device = marketplace.device(app).deviceId("a1b2c3").build();
    }

    @AfterEach
    void close() {
        marketplace.close();
    }

    @Test
    void shouldInstallAnAppOfACompleteServer() {
        InstalledApp installed = device.installFromMarketplaceApp(marketplace.metadata(app));

        assertEquals(app.manifest().appleVersionId(), installed.appleVersionId());
        assertEquals(app.manifest().variants().get(0).publicId(), installed.variantPublicId());
        assertInstanceOf(LaunchVerdict.Runs.class, device.launch(FakeMarketplace.APP));
    }

    @Test
    void shouldTellWhatEachStepProved() {
        device.installFromMarketplaceApp(marketplace.metadata(app));

        List<String> names = device.steps().stream().map(DeviceStep::name).toList();
        assertEquals(
                List.of(
                        "marketplace-kit",
                        "manifest and signature",
                        "install verification token",
                        "variant",
                        "licence",
                        "restore",
                        "install verification token",
                        "download " + app.manifest().variants().get(0).assetPath()),
                names);
        assertTrue(device.steps().stream().allMatch(DeviceStep::passed));
        assertTrue(device.steps().stream().noneMatch(step -> step.proved().isBlank()));
        assertTrue(device.steps().stream().allMatch(step -> step.warnings().isEmpty()));
    }

    @Test
    void shouldFindTheManifestBelowABaseAddressWithASlashAtItsEnd() {
        InstallMetadata metadata = marketplace.metadata(app);
        URI withSlash = URI.create(metadata.alternativeDistributionPackage() + "/");

        device.installFromMarketplaceApp(InstallMetadata.install(
                metadata.appleItemId(), withSlash, metadata.installVerificationToken(), metadata.account()));

        assertEquals(1, device.installedApps().size());
    }

    @Test
    void shouldSendTheDocumentedLicenceRequest() {
        device.installFromMarketplaceApp(marketplace.metadata(app));

        JsonObject plaintext = marketplace.licenses.requests().get(0);
        assertEquals("create", plaintext.getString("action"));
        assertEquals("a1b2c3", plaintext.getString("deviceId"));
        assertTrue(plaintext.getString("requestId").matches("[0-9]+"));
        assertEquals(
                marketplace.clock.instant().getEpochSecond(),
                plaintext.getJsonNumber("requestTime").longValueExact());
        assertEquals(FakeMarketplace.APP, plaintext.getJsonArray("appleItemIds").getString(0));
        assertTrue(plaintext.getJsonArray("licenseIds").isEmpty());
    }

    @Test
    void shouldNameTheVersionAndTheVariantBesideTheLicenceRequest() {
        InstalledApp installed = device.installFromMarketplaceApp(marketplace.metadata(app));

        JsonObject asked = marketplace
                .server
                .requests(FakeMarketplace.LICENSES)
                .get(0)
                .json()
                .getJsonObject("appsById")
                .getJsonObject(FakeMarketplace.APP);
        assertEquals(installed.appleVersionId(), asked.getString("appleVersionId"));
        assertEquals(installed.variantPublicId(), asked.getString("assetPublicId"));
    }

    @Test
    void shouldAskRestoreWithVersionPlatformAndOs() {
        device.installFromMarketplaceApp(marketplace.metadata(app));

        JsonObject question =
                marketplace.server.requests(FakeMarketplace.RESTORE).get(0).json();
        assertEquals("iOS", question.getString("platform"));
        assertEquals("18.3.1", question.getString("osVersion"));
        assertEquals(
                app.manifest().appleVersionId(),
                question.getJsonArray("apps").getJsonObject(0).getString("appleVersionId"));
    }

    @Test
    void shouldLeaveTheRestoreCallOutWhenToldTo() {
        Device terse = marketplace.device(app).restoreOnInstall(false).build();

        terse.installFromMarketplaceApp(marketplace.metadata(app));

        assertTrue(marketplace.server.requests(FakeMarketplace.RESTORE).isEmpty());
    }

    @Test
    void shouldLetTheExtensionSignEveryRequestButTheFiles() {
        List<URI> signed = new ArrayList<>();
        Device signing = marketplace
                .device(app)
                .extension((url, body, account) -> {
                    signed.add(url);
                    return Map.of("Authorization", "Bearer of " + account);
                })
                .build();

        signing.installFromMarketplaceApp(marketplace.metadata(app));

        assertEquals(2, signed.size());
        FakeRequest request =
                marketplace.server.requests(FakeMarketplace.LICENSES).get(0);
        assertEquals(
                "Bearer of mara@kite.example", request.header("Authorization").orElseThrow());
    }

    @Test
    void shouldTryOnceMoreWithNewHeadersWhenTheExtensionSaysSo() {
        marketplace.server.spoil(
                FakeMarketplace.LICENSES,
                answer -> answersOf(FakeMarketplace.LICENSES) < 2 ? answer.status(500) : answer);
        Device patient =
                marketplace.device(app).extension(new RetryingExtension()).build();

        patient.installFromMarketplaceApp(marketplace.metadata(app));

        List<FakeRequest> asked = marketplace.server.requests(FakeMarketplace.LICENSES);
        assertEquals("attempt 1", asked.get(0).header("X-Attempt").orElseThrow());
        assertEquals("attempt 2", asked.get(1).header("X-Attempt").orElseThrow());
    }

    @Test
    void shouldLicenseABatchWithOneRequest() {
        ForgedPackage other = Packages.otherApp();
        marketplace.host(other);

        List<InstalledApp> installed =
                device.installFromMarketplaceApp(List.of(marketplace.metadata(app), marketplace.metadata(other)));

        assertEquals(2, installed.size());
        assertEquals(1, marketplace.server.requests(FakeMarketplace.LICENSES).size());
    }

    @Test
    void shouldInstallTheRestOfABatchWhenOneAppIsRefused() {
        ForgedPackage other = Packages.otherApp();
        marketplace.host(other);
        marketplace.licenses.refuse(FakeMarketplace.APP);
        List<InstallMetadata> batch = List.of(marketplace.metadata(app), marketplace.metadata(other));

        assertRefused(Case.INVALID_LICENSE, "unlicensedApps", () -> device.installFromMarketplaceApp(batch));

        assertEquals(List.of(other.manifest().appleItemId()), installedItems());
    }

    @Test
    void shouldRefuseAnInstallOfAnAppThatIsThere() {
        device.installFromMarketplaceApp(marketplace.metadata(app));

        assertRefused(
                Case.MISMATCHED_INSTALL_TYPE,
                "already on the device",
                () -> device.installFromMarketplaceApp(marketplace.metadata(app)));
    }

    @Test
    void shouldRefuseAnUpdateOfAnAppThatIsNotThere() {
        InstallMetadata update =
                marketplace.metadata(app, marketplace.token(app).sign(), true);

        assertRefused(
                Case.MISMATCHED_INSTALL_TYPE, "not on the device", () -> device.installFromMarketplaceApp(update));
    }

    @Test
    void shouldRefuseAPackageOfAnotherApp() {
        ForgedPackage other = Packages.otherApp();
        marketplace.host(other);
        InstallMetadata mistaken = InstallMetadata.install(
                FakeMarketplace.APP,
                marketplace.packageUrl(other),
                marketplace.token(other).sign(),
                "");

        assertRefused(Case.INVALID_MANIFEST, "appleItemId", () -> device.installFromMarketplaceApp(mistaken));
    }

    @Test
    void shouldRefuseAPackageOfAnotherVersionThanTheMarketplaceAppMeans() {
        InstallMetadata meant = marketplace.metadata(Packages.newerApp());
        InstallMetadata mistaken = new InstallMetadata(
                FakeMarketplace.APP,
                meant.appleVersionId(),
                marketplace.packageUrl(app),
                marketplace.token(app).sign(),
                "",
                false);

        assertRefused(Case.INVALID_MANIFEST, "appleVersionId", () -> device.installFromMarketplaceApp(mistaken));
    }

    @Test
    void shouldRefuseAnInstallCallWithoutToken() {
        InstallMetadata tokenless = marketplace.metadata(app, " ", false);

        assertRefused(
                Case.MISSING_INSTALL_VERIFICATION_TOKEN,
                "install call",
                () -> device.installFromMarketplaceApp(tokenless));
    }

    @Test
    void shouldWarnWhenAReinstallIsNoRedownload() {
        device.installFromMarketplaceApp(marketplace.metadata(app));
        device.delete(FakeMarketplace.APP);

        device.installFromMarketplaceApp(marketplace.metadata(app));

        assertTrue(device.steps().stream()
                .flatMap(step -> step.warnings().stream())
                .anyMatch(warning -> warning.contains("redownload")));
    }

    @Test
    void shouldAskForVerificationWhenTheLicenceServerWantsCredentials() {
        marketplace.server.spoil(FakeMarketplace.LICENSES, answer -> answer.status(401));

        VerificationRequired prompt = assertThrows(
                VerificationRequired.class, () -> device.installFromMarketplaceApp(marketplace.metadata(app)));

        assertEquals(401, prompt.status());
        assertEquals("mara@kite.example", prompt.account());
    }

    @Test
    void shouldLogTheStepThatWasRefused() {
        marketplace.server.spoil(FakeMarketplace.KIT, answer -> answer.status(500));

        assertRefused(Case.NETWORK_ERROR, "500", () -> device.installFromMarketplaceApp(marketplace.metadata(app)));

        DeviceStep last = device.steps().get(device.steps().size() - 1);
        assertEquals("networkError", last.refusal().orElseThrow().code());
    }

    private int answersOf(String path) {
        return marketplace.server.requests(path).size();
    }

    private List<String> installedItems() {
        return device.installedApps().stream().map(InstalledApp::appleItemId).toList();
    }

    private static final class RetryingExtension implements MarketplaceExtension {

        private int attempts;

        @Override
        public Map<String, String> additionalHeaders(URI url, byte[] body, String account) {
            attempts++;
            return Map.of("X-Attempt", "attempt " + attempts);
        }

        @Override
        public boolean requestFailed(int status) {
            return status == 500;
        }
    }
}
