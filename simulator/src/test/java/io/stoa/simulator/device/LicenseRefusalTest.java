package io.stoa.simulator.device;

import static io.stoa.simulator.device.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseRefusalTest {

    private final ForgedPackage app = Packages.app();
    private final FakeMarketplace marketplace = new FakeMarketplace();
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
    void shouldRefuseALicenceOfAnotherSigner() {
        marketplace.licenses.signWith(FakeCertificate.ENCRYPTION.keys().getPrivate());

        assertRefused(Case.INVALID_LICENSE, "not signed by the signing certificate", this::install);
    }

    @Test
    void shouldEncryptForTheCertificateItKeptWhereItKeptOne() {
        marketplace.certificate(FakeMarketplace.ENCRYPTION_CERTIFICATE, FakeCertificate.SIGNING);
        device = marketplace
                .device(app)
                .keptEncryptionCertificate(FakeCertificate.ENCRYPTION.der())
                .build();

        install();

        assertEquals(1, device.installedApps().size());
    }

    @Test
    void shouldRefuseALicenceMadeWithTheKeyBlobOfAnotherAsset() {
        String other = FakeLicenseService.keyBlobSha256("another asset");
        marketplace.licenses.spoilEach(license -> with(license, "keyBlobSha256", other));

        assertRefused(Case.INVALID_LICENSE, "another key blob", this::install);
    }

    @Test
    void shouldWarnWhenTheKeyBlobIsNotKnown() {
        device = marketplace.device(app).keyBlobs(publicId -> Optional.empty()).build();

        install();

        assertTrue(device.steps().stream()
                .flatMap(step -> step.warnings().stream())
                .anyMatch(warning -> warning.contains("was not checked")));
    }

    @Test
    void shouldRefuseALicenceOfAnotherRequest() {
        marketplace.licenses.spoil(payload -> with(payload, "requestId", "1"));

        assertRefused(Case.INVALID_LICENSE, "answers request 1", this::install);
    }

    @Test
    void shouldRefuseALicenceThatIsNotMarkedAsSimulated() {
        marketplace.licenses.spoil(
                payload -> Json.createObjectBuilder(payload).remove("simulated").build());

        assertRefused(Case.INVALID_LICENSE, "not marked as simulated", this::install);
    }

    @Test
    void shouldRefuseALicenceThatSaysItIsNotSimulated() {
        marketplace.licenses.spoil(payload -> Json.createObjectBuilder(payload)
                .add("simulated", JsonValue.FALSE)
                .build());

        assertRefused(Case.INVALID_LICENSE, "not marked as simulated", this::install);
    }

    @ParameterizedTest
    @CsvSource({"appleVersionId, 1", "assetPublicId, 00000000-0000-0000-0000-000000000000"})
    void shouldRefuseALicenceForAnotherVersionOrAsset(String member, String value) {
        marketplace.licenses.spoilEach(license -> with(license, member, value));

        assertRefused(Case.INVALID_LICENSE, value, this::install);
    }

    @Test
    void shouldRefuseALicenceForAnAppThatWasNotAskedFor() {
        marketplace.licenses.spoilEach(license -> with(license, "appleItemId", "6700099999"));

        assertRefused(Case.INVALID_LICENSE, "6700099999, which was not asked for", this::install);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "9223372036854775808",
                "18446744073709551615",
                "01",
                "1.0",
                "",
                "abc",
                "9999999999999999999"
            })
    void shouldRefuseALicenceNumberThatDevicesMishandle(String licenseId) {
        marketplace.licenses.spoilEach(license -> with(license, "licenseId", licenseId));

        assertRefused(Case.INVALID_LICENSE, "number '" + licenseId + "'", this::install);
    }

    @Test
    void shouldTakeTheHighestLicenceNumber() {
        marketplace.licenses.spoilEach(license -> with(license, "licenseId", Long.toString(Long.MAX_VALUE)));

        install();

        assertEquals(Long.MAX_VALUE, device.installedApps().get(0).license().licenseId());
    }

    @Test
    void shouldRefuseTwoLicencesWithOneNumber() {
        ForgedPackage other = Packages.otherApp();
        marketplace.host(other);
        marketplace.licenses.spoilEach(license -> with(license, "licenseId", "7"));

        assertRefused(
                Case.INVALID_LICENSE,
                "number 7 occurs twice",
                () -> device.installFromMarketplaceApp(
                        List.of(marketplace.metadata(app), marketplace.metadata(other))));
    }

    @Test
    void shouldRefuseAnAppThatIsNeitherLicensedNorRefused() {
        marketplace.licenses.spoil(payload -> Json.createObjectBuilder(payload)
                .add("licenses", JsonValue.EMPTY_JSON_ARRAY)
                .build());

        assertRefused(Case.INVALID_LICENSE, "neither licensed nor in unlicensedApps", this::install);
    }

    @Test
    void shouldRefuseAnAppThatIsBothLicensedAndRefused() {
        marketplace.server.spoil(
                FakeMarketplace.LICENSES,
                answer -> answer.with(
                        "unlicensedApps",
                        Json.createArrayBuilder().add(FakeMarketplace.APP).build()));

        assertRefused(Case.INVALID_LICENSE, "licensed and in unlicensedApps", this::install);
    }

    @Test
    void shouldReportThatTheServerRefusesTheApp() {
        marketplace.server.spoil(FakeMarketplace.LICENSES, answer -> answer.with("license", "")
                .with(
                        "unlicensedApps",
                        Json.createArrayBuilder().add(FakeMarketplace.APP).build()));

        assertRefused(Case.INVALID_LICENSE, "refuses a licence for " + FakeMarketplace.APP, this::install);
        assertTrue(device.installedApps().isEmpty());
    }

    @Test
    void shouldRefuseALicenceThatIsExpired() {
        marketplace.licenses.spoilEach(license -> with(license, "issuedTime", now() - FakeLicenseService.DAYS_7));

        assertRefused(Case.INVALID_LICENSE, "already expired", this::install);
    }

    @Test
    void shouldRefuseALicenceOfTheFuture() {
        marketplace.licenses.spoilEach(license -> with(license, "issuedTime", now() + 120));

        assertRefused(Case.INVALID_LICENSE, "in the future", this::install);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MAX_VALUE})
    void shouldRefuseTimesBeyondReason(long value) {
        marketplace.licenses.spoilEach(license -> with(license, "duration", value));
        assertRefused(Case.INVALID_LICENSE, "lasts", this::install);

        marketplace.licenses.spoilEach(license -> with(license, "issuedTime", value));
        assertRefused(Case.INVALID_LICENSE, "was issued at", this::install);
    }

    @Test
    void shouldWarnOfALicenceThatEndsTooSoon() {
        marketplace.licenses.spoilEach(license -> with(license, "duration", 86_400));

        install();

        assertTrue(device.steps().stream()
                .flatMap(step -> step.warnings().stream())
                .anyMatch(warning -> warning.contains("less than two days")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64 !", "MIIC", "e30=", "eyJhbGciOiJub25lIn0uZTMwLg=="})
    void shouldRefuseALicenceThatIsNoSignedObject(String license) {
        marketplace.server.spoil(FakeMarketplace.LICENSES, answer -> answer.with("license", license));

        assertRefused(Case.INVALID_LICENSE, "licence", this::install);
    }

    @Test
    void shouldRefuseAnAnswerAfterSixtySeconds() {
        marketplace.server.spoil(FakeMarketplace.LICENSES, answer -> {
            marketplace.clock.advance(Duration.ofSeconds(61));
            return answer;
        });

        assertRefused(Case.NETWORK_ERROR, "took 61 s", this::install);
    }

    @Test
    void shouldTakeAnAnswerAfterSixtySecondsSharp() {
        marketplace.server.spoil(FakeMarketplace.LICENSES, answer -> {
            marketplace.clock.advance(Duration.ofSeconds(60));
            return answer;
        });

        install();

        assertEquals(1, device.installedApps().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 400, 500, 503})
    void shouldAcceptNoStatusBut200(int status) {
        marketplace.server.spoil(FakeMarketplace.LICENSES, answer -> answer.status(status));

        assertRefused(Case.NETWORK_ERROR, "status " + status, this::install);
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeMarketplace.SIGNING_CERTIFICATE, FakeMarketplace.ENCRYPTION_CERTIFICATE})
    void shouldReportACertificateThatIsNotThere(String path) {
        marketplace.server.spoil(path, answer -> answer.status(404));

        assertRefused(Case.NETWORK_ERROR, path, this::install);
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeMarketplace.SIGNING_CERTIFICATE, FakeMarketplace.ENCRYPTION_CERTIFICATE})
    void shouldRefuseACertificateThatIsNotDer(String path) {
        marketplace.server.spoil(path, answer -> answer.body("-----BEGIN CERTIFICATE-----"));

        assertRefused(Case.INVALID_LICENSE, "not DER", this::install);
    }

    @Test
    void shouldRefuseAnExpiredCertificate() {
        Instant yesterday = marketplace.clock.instant().minus(Duration.ofDays(1));
        marketplace.certificate(FakeMarketplace.SIGNING_CERTIFICATE, FakeCertificate.SIGNING.endingAt(yesterday));

        assertRefused(Case.INVALID_LICENSE, "signing certificate cannot be used", this::install);
    }

    @Test
    void shouldRefuseAKeyThatIsTooShort() {
        marketplace.certificate(
                FakeMarketplace.ENCRYPTION_CERTIFICATE,
                FakeCertificate.of(2048, Instant.parse("2030-01-01T00:00:00Z")));

        assertRefused(Case.INVALID_LICENSE, "3072 bits", this::install);
    }

    private void install() {
        device.installFromMarketplaceApp(marketplace.metadata(app));
    }

    private long now() {
        return marketplace.clock.instant().getEpochSecond();
    }

    private static JsonObject with(JsonObject object, String member, String value) {
        return Json.createObjectBuilder(object).add(member, value).build();
    }

    private static JsonObject with(JsonObject object, String member, long value) {
        return Json.createObjectBuilder(object).add(member, value).build();
    }
}
