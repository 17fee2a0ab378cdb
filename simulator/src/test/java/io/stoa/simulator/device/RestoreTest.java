package io.stoa.simulator.device;

import static io.stoa.simulator.device.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreTest {

    private final ForgedPackage app = Packages.app();
    private final ForgedPackage other = Packages.otherApp();
    private final FakeMarketplace marketplace = new FakeMarketplace();
    private Device device;

    @BeforeEach
    void switchOn() {
        marketplace.host(app);
        marketplace.host(other);
        device = marketplace.device(app).build();
    }

    @AfterEach
    void close() {
        marketplace.close();
    }

    @Test
    void shouldBringBackSeveralAppsWithOneCallAndOneLicenceRequest() {
        RestoreOutcome.Restored restored = restored(version(app), version(other));

        assertEquals(2, restored.installed().size());
        assertEquals(1, marketplace.server.requests(FakeMarketplace.RESTORE).size());
        assertEquals(1, marketplace.server.requests(FakeMarketplace.LICENSES).size());
    }

    @Test
    void shouldTellWhichAppsAreNotAvailable() {
        RestoreOutcome.Restored restored = restored(version(app), new AppVersionRequest("6700099999", "1"));

        assertEquals(1, restored.installed().size());
        assertEquals(List.of(new AppFailure("6700099999", "1", 404, "App unavailable.")), restored.failures());
        assertTrue(device.steps().stream().anyMatch(step -> step.proved().contains("App Not Available: 6700099999")));
    }

    @Test
    void shouldWarnOfACodeThatIsNotDocumented() {
        marketplace.server.spoil(FakeMarketplace.RESTORE, answer -> answer.replace("\"code\":404", "\"code\":410"));

        restored(version(app), new AppVersionRequest("6700099999", "1"));

        assertTrue(warnings().stream().anyMatch(warning -> warning.contains("410")));
    }

    @Test
    void shouldRefuseAnAnswerThatForgetsAnApp() {
        marketplace.server.spoil(
                FakeMarketplace.RESTORE, answer -> answer.with("restores", JsonValue.EMPTY_JSON_ARRAY));

        assertRefused(Case.UNKNOWN, "neither in restores nor in failures", () -> restored(version(app)));
    }

    @Test
    void shouldRefuseAnAppThatWasNotAskedFor() {
        spoilRestore(restore -> Json.createObjectBuilder(restore)
                .add("appleItemId", "6700099999")
                .build());

        assertRefused(Case.UNKNOWN, "was not asked for", () -> restored(version(app)));
    }

    @Test
    void shouldRefuseThePackageOfAnotherVersionThanAnnounced() {
        ForgedPackage newer = Packages.newerApp();
        marketplace.host(newer);
        spoilRestore(restore -> Json.createObjectBuilder(restore)
                .add(
                        "alternativeDistributionPackage",
                        marketplace.packageUrl(newer).toString())
                .build());

        assertRefused(Case.INVALID_MANIFEST, "appleVersionId", () -> restored(version(app)));
    }

    @Test
    void shouldInstallAnHonestNewerVersionWithAWarning() {
        ForgedPackage newer = Packages.newerApp();
        marketplace.host(newer);
        spoilRestore(restore -> Json.createObjectBuilder(restore)
                .add("appleVersionId", newer.manifest().appleVersionId())
                .add(
                        "alternativeDistributionPackage",
                        marketplace.packageUrl(newer).toString())
                .add("installVerificationToken", marketplace.token(newer).sign())
                .build());

        RestoreOutcome.Restored restored = restored(version(app));

        assertEquals("871200999", restored.installed().get(0).appleVersionId());
        assertTrue(warnings().stream().anyMatch(warning -> warning.contains("was not asked for")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"appleItemId", "appleVersionId", "alternativeDistributionPackage"})
    void shouldRefuseARestoreWithoutAMember(String member) {
        spoilRestore(restore -> Json.createObjectBuilder(restore).remove(member).build());

        assertRefused(Case.UNKNOWN, "restores[0]." + member, () -> restored(version(app)));
    }

    @Test
    void shouldReportARestoreWithoutToken() {
        spoilRestore(restore -> Json.createObjectBuilder(restore)
                .add("installVerificationToken", "")
                .build());

        assertRefused(Case.MISSING_INSTALL_VERIFICATION_TOKEN, FakeMarketplace.APP, () -> restored(version(app)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/adp/1", "http://kite.example/adp/1", "ftp://kite.example/adp"})
    void shouldRefuseAPackageAddressADeviceWouldNotUse(String address) {
        spoilRestore(restore -> Json.createObjectBuilder(restore)
                .add("alternativeDistributionPackage", address)
                .build());

        assertRefused(Case.INVALID_ALTERNATIVE_DISTRIBUTION_PACKAGE_URL, address, () -> restored(version(app)));
    }

    @Test
    void shouldRefuseAVersionIdThatIsANumber() {
        spoilRestore(restore -> Json.createObjectBuilder(restore)
                .add("appleVersionId", 871200431)
                .build());

        assertRefused(Case.UNKNOWN, "not of type string", () -> restored(version(app)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void shouldAskForASignInWhenTheServerWantsCredentials(int status) {
        marketplace.server.spoil(FakeMarketplace.RESTORE, answer -> answer.status(status));

        RestoreOutcome.SignInNeeded prompt =
                assertInstanceOf(RestoreOutcome.SignInNeeded.class, device.restore(request(version(app))));

        assertEquals(status, prompt.reason().status());
        assertEquals("verificationRequired", prompt.reason().code());
        assertTrue(prompt.reason().sentence().contains("mara@kite.example"));
    }

    @Test
    void shouldRestoreTheMarketplaceAppWithoutTokenOnlyUpToTheSignIn() {
        ForgedPackage own = Packages.marketplace();
        marketplace.host(own);
        AppsRequest backup = new AppsRequest(InstallChannel.LINK, "mara@kite.example", List.of(version(own)));

        RestoreOutcome.SignInNeeded prompt =
                assertInstanceOf(RestoreOutcome.SignInNeeded.class, device.restore(backup));

        assertEquals(401, prompt.reason().status());
    }

    @Test
    void shouldTryOnceMoreAfterTheExtensionRefreshedItsToken() {
        marketplace.server.spoil(
                FakeMarketplace.RESTORE,
                answer ->
                        marketplace.server.requests(FakeMarketplace.RESTORE).size() < 2 ? answer.status(403) : answer);
        device = marketplace.device(app).extension(new RefreshingExtension()).build();

        assertEquals(1, restored(version(app)).installed().size());
    }

    @Test
    void shouldReportAnyOtherStatusAsAFailure() {
        marketplace.server.spoil(FakeMarketplace.RESTORE, answer -> answer.status(202));

        assertRefused(Case.NETWORK_ERROR, "status 202", () -> restored(version(app)));
    }

    @Test
    void shouldReportThatAFirstInstallCannotBeRestored() {
        marketplace.server.spoil(FakeMarketplace.RESTORE, answer -> answer.with("restores", JsonValue.EMPTY_JSON_ARRAY)
                .with("failures", Json.createArrayBuilder().add(failure()).build()));

        assertRefused(
                Case.UNKNOWN, "App Not Available", () -> device.installFromMarketplaceApp(marketplace.metadata(app)));
    }

    @Test
    void shouldAskForNothingWhenThereIsNothingToAsk() {
        List<AppVersionRequest> none = List.of();

        assertThrows(IllegalArgumentException.class, () -> new AppsRequest(InstallChannel.LINK, "", none));
    }

    private RestoreOutcome.Restored restored(AppVersionRequest... apps) {
        return assertInstanceOf(RestoreOutcome.Restored.class, device.restore(request(apps)));
    }

    private static AppsRequest request(AppVersionRequest... apps) {
        return new AppsRequest(InstallChannel.MARKETPLACE_APP, "mara@kite.example", List.of(apps));
    }

    private static AppVersionRequest version(ForgedPackage forged) {
        return new AppVersionRequest(
                forged.manifest().appleItemId(), forged.manifest().appleVersionId());
    }

    private JsonObject failure() {
        return Json.createObjectBuilder()
                .add("appleItemId", FakeMarketplace.APP)
                .add("appleVersionId", app.manifest().appleVersionId())
                .add("failure", Json.createObjectBuilder().add("code", 404))
                .build();
    }

    private void spoilRestore(UnaryOperator<JsonObject> change) {
        marketplace.server.spoil(FakeMarketplace.RESTORE, answer -> {
            JsonArrayBuilder spoilt = Json.createArrayBuilder();
            for (JsonValue restore : answer.object().getJsonArray("restores")) {
                spoilt.add(change.apply(restore.asJsonObject()));
            }
            return answer.with("restores", spoilt.build());
        });
    }

    private List<String> warnings() {
        return device.steps().stream().flatMap(step -> step.warnings().stream()).toList();
    }

    private static final class RefreshingExtension implements MarketplaceExtension {

        @Override
        public Map<String, String> additionalHeaders(URI url, byte[] body, String account) {
            return Map.of("Authorization", "Bearer of " + account);
        }

        @Override
        public boolean requestFailed(int status) {
            return status == 403;
        }
    }
}
