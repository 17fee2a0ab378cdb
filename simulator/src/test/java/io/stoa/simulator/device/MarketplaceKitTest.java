package io.stoa.simulator.device;

import static io.stoa.simulator.device.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketplaceKitTest {

    private static final String ENDPOINTS =
            """
            "restore": "https://api.kite.example/restore",
            "updates": {"url": "https://api.kite.example/updates", "pollingInterval": 24},
            "license": {
              "dynamicLicenseURL": "https://api.kite.example/license",
              "licenseRenewalURL": "https://api.kite.example/renew",
              "licenseResolutionURL": "https://get.kite.example/help?src=ios",
              "signingCertificateURL": "https://get.kite.example/signing.cer",
              "encryptionCertificateURL": "https://get.kite.example/encryption.cer"
            }""";
    private static final String COMPLETE =
            "{" + ENDPOINTS + ", \"overridesByAppleItemID\": {\"6700000001\": {" + ENDPOINTS + "}}}";

    @Test
    void shouldReadEveryEndpoint() {
        AppEndpoints defaults = parse(COMPLETE).defaults();

        assertEquals(URI.create("https://api.kite.example/restore"), defaults.restore());
        assertEquals(URI.create("https://api.kite.example/updates"), defaults.updates());
        assertEquals(Duration.ofHours(24), defaults.pollingInterval());
        assertEquals(
                URI.create("https://api.kite.example/renew"), defaults.license().renewal());
        assertTrue(parse(COMPLETE).warnings().isEmpty());
    }

    @Test
    void shouldTakeTheOverrideForItsAppAndTheDefaultForOthers() {
        MarketplaceKit kit = parse(COMPLETE.replaceFirst("(?s)(6700000001.*?)api\\.kite", "$1own.kite"));

        assertEquals("own.kite.example", hostOfRestore(kit, "6700000001"));
        assertEquals("api.kite.example", hostOfRestore(kit, "6700012345"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "restore",
                "updates",
                "license",
                "url",
                "pollingInterval",
                "dynamicLicenseURL",
                "licenseRenewalURL",
                "signingCertificateURL",
                "encryptionCertificateURL"
            })
    void shouldRefuseADocumentWithoutARequiredMember(String member) {
        String without = COMPLETE.replaceFirst("\"" + member + "\"", "\"was-" + member + "\"");

        assertRefused(Case.UNKNOWN, member + "' is missing", () -> parse(without));
    }

    @ParameterizedTest
    @ValueSource(strings = {"restore", "updates", "license"})
    void shouldRefuseAnOverrideThatIsNotAFullCopy(String member) {
        int override = COMPLETE.indexOf("6700000001");
        String partial = COMPLETE.substring(0, override)
                + COMPLETE.substring(override).replaceFirst("\"" + member + "\"", "\"was-" + member + "\"");

        assertRefused(
                Case.UNKNOWN, "overridesByAppleItemID.6700000001." + member + "' is missing", () -> parse(partial));
    }

    @Test
    void shouldRefuseAnOverrideThatIsNotNamedByAnItemId() {
        assertRefused(
                Case.UNKNOWN, "not named by an Apple item id", () -> parse(COMPLETE.replace("6700000001", "app.kite")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/restore",
                "http://api.kite.example/restore",
                "//api.kite.example/restore",
                "https://me@api.kite.example/restore",
                "https://api.kite.example/restore#here",
                "api.kite.example/restore",
                "https://",
                "not an address"
            })
    void shouldRefuseAnAddressADeviceWouldNotUse(String address) {
        String document = COMPLETE.replaceFirst("https://api.kite.example/restore", address);

        assertRefused(Case.INVALID_URL, "'restore'", () -> parse(document));
    }

    @Test
    void shouldAllowHttpOnThisMachineAlone() {
        MarketplaceKit kit = parse(COMPLETE.replace("https://api.kite.example", "http://127.0.0.1:8080"));

        assertEquals("127.0.0.1", kit.defaults().restore().getHost());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-24", "24.5", "\"24\"", "99999999999"})
    void shouldRefuseAPollingIntervalThatIsNoNumberOfHours(String value) {
        String document = COMPLETE.replaceFirst("\"pollingInterval\": 24", "\"pollingInterval\": " + value);

        assertRefused(Case.UNKNOWN, "updates.pollingInterval", () -> parse(document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "23", "169", "43200"})
    void shouldWarnOfAPollingIntervalThatGainsNothing(String value) {
        MarketplaceKit kit = parse(COMPLETE.replaceFirst("\"pollingInterval\": 24", "\"pollingInterval\": " + value));

        assertEquals(1, kit.warnings().size());
        assertTrue(
                kit.warnings().get(0).contains(value + " hours"), kit.warnings().get(0));
    }

    @Test
    void shouldWarnWhenNoPageHelpsWithAnExpiredLicence() {
        MarketplaceKit kit = parse("{" + ENDPOINTS.replace("licenseResolutionURL", "resolution") + "}");

        assertTrue(kit.warnings().get(0).contains("licenseResolutionURL"));
    }

    @Test
    void shouldWarnOfMembersThatMeanNothing() {
        MarketplaceKit kit = parse("{\"search\": {}, " + ENDPOINTS + "}");

        assertEquals(1, kit.warnings().size());
        assertTrue(kit.warnings().get(0).contains("'search'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "<html></html>",
                "{\"restore\": \"https://a.example\",}",
                "{\"restore\": \"https://a.example\" // comment\n}",
                "{\"restore\": \"https://a.example\", \"restore\": \"https://b.example\"}",
                "\uFEFF{}",
                "{} {}"
            })
    void shouldRefuseWhatIsNoStrictJsonObject(String document) {
        assertRefused(Case.UNKNOWN, "not a JSON object", () -> parse(document));
    }

    @Test
    void shouldRefuseWhatIsNotUtf8() {
        assertRefused(
                Case.UNKNOWN, "not a JSON object", () -> MarketplaceKit.parse(new byte[] {'{', (byte) 0xFF, '}'}));
    }

    @Test
    void shouldNameWhatARecordedLiveDocumentLacked() throws IOException {
        Path recorded = Path.of(
                System.getProperty("stoa.fixtures", "missing"), "marketplace-kit", "epic-games-store-2024-09-06.json");
        assumeTrue(Files.exists(recorded), "the recorded documents are not here: set stoa.fixtures to their folder");
        byte[] document = Files.readAllBytes(recorded);

        assertRefused(
                Case.UNKNOWN,
                "overridesByAppleItemID.6497405838.license.licenseRenewalURL",
                () -> MarketplaceKit.parse(document));
    }

    private static String hostOfRestore(MarketplaceKit kit, String appleItemId) {
        return kit.endpointsFor(appleItemId).restore().getHost();
    }

    private static MarketplaceKit parse(String json) {
        return MarketplaceKit.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
