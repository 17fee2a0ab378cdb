package io.stoa.simulator.device;

import static io.stoa.simulator.device.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.Delta;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateTest {

    private final ForgedPackage app = Packages.app();
    private final ForgedPackage newer = Packages.newerApp();
    private final String newerPath = FakeMarketplace.path(newer.manifest());
    private final FakeMarketplace marketplace = new FakeMarketplace();
    private Device device;

    @BeforeEach
    void installTheFormerVersion() {
        marketplace.host(app);
        installOn(marketplace.device(app).build());
    }

    @AfterEach
    void close() {
        marketplace.close();
    }

    @Test
    void shouldLeaveEverythingAsItIsWhenNothingIsNewer() {
        UpdateOutcome outcome = device.update();

        assertTrue(outcome.updated().isEmpty());
        assertTrue(outcome.failures().isEmpty());
    }

    @Test
    void shouldUpdateByTheDeltaFromTheInstalledVariant() {
        marketplace.host(newer);

        InstalledApp updated = device.update().updated().get(0);

        assertEquals(newer.manifest().appleVersionId(), updated.appleVersionId());
        assertTrue(marketplace.server.paths().contains(deltaPath()));
        assertTrue(marketplace.server.paths().stream().noneMatch(path -> path.startsWith(newerPath + "/variant")));
    }

    @Test
    void shouldAskWithTheInstalledVersions() {
        device.update();

        JsonObject question =
                marketplace.server.requests(FakeMarketplace.UPDATES).get(0).json();
        JsonObject asked = question.getJsonArray("apps").getJsonObject(0);
        assertEquals(FakeMarketplace.APP, asked.getString("appleItemId"));
        assertEquals(app.manifest().appleVersionId(), asked.getString("appleVersionId"));
    }

    @Test
    void shouldLicenseTheTargetVariantOfADelta() {
        marketplace.host(newer);

        InstalledApp updated = device.update().updated().get(0);

        assertEquals(
                newer.manifest().variants().get(0).publicId(), updated.license().assetPublicId());
    }

    @Test
    void shouldLicenseTheDeltaItselfWhenToldTo() {
        installOn(marketplace
                .device(app)
                .licensedAsset(LicensedAsset.DOWNLOADED_DELTA)
                .build());
        marketplace.host(newer);

        InstalledApp updated = device.update().updated().get(0);

        assertEquals(delta().publicId(), updated.license().assetPublicId());
        assertEquals(newer.manifest().variants().get(0).publicId(), updated.variantPublicId());
    }

    @Test
    void shouldTryTheWholeVariantWhenTheDeltaFails() {
        marketplace.host(newer);
        marketplace.server.spoil(deltaPath(), answer -> answer.flip(10));

        InstalledApp updated = device.update().updated().get(0);

        assertEquals(newer.manifest().appleVersionId(), updated.appleVersionId());
        assertTrue(device.steps().stream().anyMatch(step -> !step.passed()));
    }

    @Test
    void shouldLicenseTheVariantAfterAFailedDeltaThatHadItsOwnLicence() {
        installOn(marketplace
                .device(app)
                .licensedAsset(LicensedAsset.DOWNLOADED_DELTA)
                .build());
        marketplace.host(newer);
        marketplace.server.spoil(deltaPath(), answer -> answer.status(404));

        InstalledApp updated = device.update().updated().get(0);

        assertEquals(updated.variantPublicId(), updated.license().assetPublicId());
    }

    @Test
    void shouldReportWhenNeitherDeltaNorVariantCanBeHad() {
        marketplace.host(newer);
        marketplace.server.spoil(deltaPath(), answer -> answer.status(404));
        marketplace.server.spoil(
                newerPath + "/" + newer.manifest().variants().get(0).assetPath(), answer -> answer.status(500));

        MarketplaceKitError error = assertRefused(Case.NETWORK_ERROR, "status 500", device::update);

        assertEquals(1, error.getSuppressed().length);
        assertEquals(app.manifest().appleVersionId(), installedVersion());
    }

    @Test
    void shouldRefuseAnUpdateToTheInstalledVersion() {
        marketplace.host(newer);
        spoilUpdate(update -> Json.createObjectBuilder(update)
                .add("appleVersionId", app.manifest().appleVersionId())
                .build());

        assertRefused(Case.MISMATCHED_INSTALL_TYPE, "it is the installed one", device::update);
    }

    @Test
    void shouldRefuseAnUpdateOfAnAppThatIsNotInstalled() {
        marketplace.host(newer);
        spoilUpdate(update -> Json.createObjectBuilder(update)
                .add("appleItemId", "6700099999")
                .build());

        assertRefused(Case.MISMATCHED_INSTALL_TYPE, "6700099999", device::update);
    }

    @Test
    void shouldRefuseThePackageOfTheInstalledVersionUnderANewName() {
        marketplace.host(newer);
        spoilUpdate(update -> Json.createObjectBuilder(update)
                .add(
                        "alternativeDistributionPackage",
                        marketplace.packageUrl(app).toString())
                .build());

        assertRefused(Case.INVALID_MANIFEST, "appleVersionId", device::update);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bundleVersion", "shortVersionString"})
    void shouldRefuseVersionTextsThatAreNotThoseOfTheManifest(String member) {
        marketplace.host(newer);
        spoilUpdate(
                update -> Json.createObjectBuilder(update).add(member, "9.9").build());

        assertRefused(Case.INVALID_MANIFEST, "'9.9' was announced", device::update);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "appleItemId",
                "appleVersionId",
                "alternativeDistributionPackage",
                "bundleVersion",
                "shortVersionString"
            })
    void shouldRefuseAnUpdateWithoutAMember(String member) {
        marketplace.host(newer);
        spoilUpdate(update -> Json.createObjectBuilder(update).remove(member).build());

        assertRefused(Case.UNKNOWN, "updates[0]." + member + "' is missing", device::update);
    }

    @Test
    void shouldReportAnUpdateWithoutToken() {
        marketplace.host(newer);
        spoilUpdate(update -> Json.createObjectBuilder(update)
                .remove("installVerificationToken")
                .build());

        assertRefused(Case.MISSING_INSTALL_VERIFICATION_TOKEN, FakeMarketplace.APP, device::update);
    }

    @Test
    void shouldRefuseAnAnswerWithTheArrayOfRestore() {
        marketplace.server.spoil(FakeMarketplace.UPDATES, answer -> answer.replace("\"updates\"", "\"restores\""));

        assertRefused(Case.UNKNOWN, "'updates' is missing", device::update);
    }

    @Test
    void shouldRefuseAnAppThatIsListedTwice() {
        marketplace.host(newer);
        marketplace.server.spoil(FakeMarketplace.UPDATES, answer -> {
            JsonArray once = answer.object().getJsonArray("updates");
            return answer.with(
                    "updates", Json.createArrayBuilder(once).add(once.get(0)).build());
        });

        assertRefused(Case.UNKNOWN, "occurs twice", device::update);
    }

    @Test
    void shouldKeepTheAppWhenTheServerNoLongerProvidesIt() {
        JsonObject failure = Json.createObjectBuilder()
                .add("appleItemId", FakeMarketplace.APP)
                .add("appleVersionId", app.manifest().appleVersionId())
                .add("failure", Json.createObjectBuilder().add("code", 404).add("description", "App unavailable."))
                .build();
        marketplace.server.spoil(
                FakeMarketplace.UPDATES,
                answer -> answer.with(
                        "failures", Json.createArrayBuilder().add(failure).build()));

        UpdateOutcome outcome = device.update();

        assertEquals("App unavailable.", outcome.failures().get(0).description());
        assertEquals(app.manifest().appleVersionId(), installedVersion());
    }

    @Test
    void shouldWarnOfAVersionWithALowerNumber() {
        ForgedPackage older = Packages.version("871200001", "4.0.0", "200").forge();
        marketplace.host(older);

        device.update();

        assertTrue(device.steps().stream()
                .flatMap(step -> step.warnings().stream())
                .anyMatch(warning -> warning.contains("its number is lower")));
    }

    @Test
    void shouldProveAnOfferedUpdateWithoutInstallingIt() {
        marketplace.host(newer);
        AppsRequest installed = AppsRequest.of(
                InstallChannel.MARKETPLACE_APP,
                "",
                FakeMarketplace.APP,
                app.manifest().appleVersionId());

        List<AvailableUpdate> available = device.checkForUpdates(installed);

        assertEquals("4.2.0", available.get(0).shortVersionString());
        assertEquals(app.manifest().appleVersionId(), available.get(0).installedVersionId());
        assertEquals(app.manifest().appleVersionId(), installedVersion());
    }

    @Test
    void shouldUpdateAnAppFromALinkWithItsOwnEndpointAndToken() {
        ForgedPackage own = Packages.marketplace();
        ForgedPackage newerOwn = Packages.newerMarketplace();
        marketplace.host(own);
        device.followInstallLink(marketplace.link(own), marketplace.server.url());
        marketplace.host(newerOwn);

        UpdateOutcome outcome = device.update();

        assertEquals(
                newerOwn.manifest().appleVersionId(), outcome.updated().get(0).appleVersionId());
        assertEquals(
                "Bearer at_1",
                marketplace
                        .server
                        .requests(FakeMarketplace.OWN + "/updates")
                        .get(0)
                        .header("Authorization")
                        .orElseThrow());
    }

    private void installOn(Device other) {
        device = other;
        device.installFromMarketplaceApp(marketplace.metadata(app));
    }

    private void spoilUpdate(UnaryOperator<JsonObject> change) {
        marketplace.server.spoil(FakeMarketplace.UPDATES, answer -> {
            JsonArrayBuilder spoilt = Json.createArrayBuilder();
            for (JsonValue update : answer.object().getJsonArray("updates")) {
                spoilt.add(change.apply(update.asJsonObject()));
            }
            return answer.with("updates", spoilt.build());
        });
    }

    private Delta delta() {
        return newer.manifest().deltas().stream()
                .filter(delta -> delta.targetVariantAssetPath()
                        .equals(newer.manifest().variants().get(0).assetPath()))
                .findFirst()
                .orElseThrow();
    }

    private String deltaPath() {
        return newerPath + "/" + delta().assetPath();
    }

    private String installedVersion() {
        return device.installedApps().get(0).appleVersionId();
    }
}
