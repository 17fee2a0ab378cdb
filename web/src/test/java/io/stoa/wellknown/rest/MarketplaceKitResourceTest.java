package io.stoa.wellknown.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Distribution;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.settings.InstallationSettings;
import io.stoa.storefront.view.Installation;
import io.stoa.storefront.view.Offers;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where devices find everything, under the very names Apple documents. */
class MarketplaceKitResourceTest {

    private static final Path RECORDED = Path.of(
            System.getProperty("stoa.fixtures", "absent"), "marketplace-kit", "epic-games-store-2024-09-06.json");
    private static final Optional<AppleItemId> MARKETPLACE = Optional.of(new AppleItemId(6700000001L));

    @Test
    void shouldNameEveryEndPoint() {
        JsonObject kit = document(MARKETPLACE, new Offers());

        assertEquals("https://kite.example/device/restore", kit.getString("restore"));
        assertEquals(
                "https://kite.example/device/updates",
                kit.getJsonObject("updates").getString("url"));
        assertEquals(24, kit.getJsonObject("updates").getInt("pollingInterval"));
        JsonObject license = kit.getJsonObject("license");
        assertEquals("https://kite.example/device/licenses", license.getString("dynamicLicenseURL"));
        assertEquals("https://kite.example/device/licenses/renewals", license.getString("licenseRenewalURL"));
        assertEquals("https://kite.example/licenses/resolution", license.getString("licenseResolutionURL"));
        assertEquals("https://kite.example/certificates/signing.cer", license.getString("signingCertificateURL"));
        assertEquals("https://kite.example/certificates/encryption.cer", license.getString("encryptionCertificateURL"));
    }

    @Test
    void shouldGiveEveryAppThatInstallsByLinkACopyOfItsOwn() {
        Offers offers = new Offers()
                .with(Offers.app(6700012345L, Distribution.WEB, "Own"), 1, "1.0")
                .with(Offers.app(6700099999L, Distribution.DISTRIBUTED, "Another's"), 1, "1.0");
        JsonObject kit = document(MARKETPLACE, offers);
        JsonObject overrides = kit.getJsonObject("overridesByAppleItemID");

        assertEquals(Set.of("6700000001", "6700012345"), overrides.keySet());
        overrides.forEach((app, copy) -> {
            assertEquals(
                    "https://kite.example/device/apps/" + app + "/restore",
                    copy.asJsonObject().getString("restore"));
            assertEquals(
                    kit.getJsonObject("license").keySet(),
                    copy.asJsonObject().getJsonObject("license").keySet());
        });
    }

    @Test
    void shouldServeTheWebAloneWhereThereIsNoMarketplace() {
        assertEquals(
                Set.of(),
                document(Optional.empty(), new Offers())
                        .getJsonObject("overridesByAppleItemID")
                        .keySet());
    }

    @Test
    void shouldUseOneHostForAllThatDevicesAreGiven() {
        everyText(document(MARKETPLACE, new Offers()))
                .forEach(url -> assertTrue(url.startsWith("https://kite.example/"), url));
    }

    @Test
    void shouldKnowEveryMemberOfARecordedConfiguration() throws IOException {
        assumeTrue(Files.exists(RECORDED), "the recorded configuration is not at hand (stoa.fixtures)");
        JsonObject recorded = parse(Files.readString(RECORDED));
        JsonObject kit = document(MARKETPLACE, new Offers());

        assertTrue(kit.keySet().containsAll(recorded.keySet()));
        assertTrue(kit.getJsonObject("updates")
                .keySet()
                .containsAll(recorded.getJsonObject("updates").keySet()));
        assertTrue(kit.getJsonObject("license")
                .keySet()
                .containsAll(recorded.getJsonObject("license").keySet()));
    }

    @Test
    void shouldBeKeptForAShortWhileOnly() {
        Answer answer = answer(MARKETPLACE, new Offers());

        assertEquals(200, answer.status());
        assertEquals("public, max-age=300", answer.header("Cache-Control"));
        assertTrue(answer.header("Content-Type").startsWith("application/json"));
    }

    private static Stream<String> everyText(JsonObject object) {
        return object.values().stream()
                .flatMap(value -> value instanceof JsonObject part
                        ? everyText(part)
                        : Stream.of(value)
                                .filter(JsonString.class::isInstance)
                                .map(JsonString.class::cast)
                                .map(JsonString::getString));
    }

    private static JsonObject document(Optional<AppleItemId> marketplace, Offers offers) {
        return parse(answer(marketplace, offers).body());
    }

    private static Answer answer(Optional<AppleItemId> marketplace, Offers offers) {
        return Endpoints.of(MarketplaceKitResource.class)
                .with(InstallationSettings.class, new Installation(marketplace))
                .with(Catalog.class, offers)
                .get("marketplace-kit");
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
