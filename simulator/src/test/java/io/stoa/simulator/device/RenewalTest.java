package io.stoa.simulator.device;

import static io.stoa.simulator.device.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalTest {

    private static final Duration LICENSED = Duration.ofSeconds(FakeLicenseService.DAYS_7);

    private final ForgedPackage app = Packages.app();
    private final FakeMarketplace marketplace = new FakeMarketplace();
    private Device device;

    @BeforeEach
    void install() {
        marketplace.host(app);
        device = marketplace.device(app).build();
        device.installFromMarketplaceApp(marketplace.metadata(app));
    }

    @AfterEach
    void close() {
        marketplace.close();
    }

    @Test
    void shouldAskForNothingWhileNoLicenceIsDue() {
        marketplace.clock.advance(LICENSED.minusHours(24).minusSeconds(1));

        RenewalOutcome outcome = device.renewExpiringLicenses();

        assertTrue(outcome.renewed().isEmpty());
        assertTrue(marketplace.server.requests(FakeMarketplace.RENEWALS).isEmpty());
    }

    @Test
    void shouldRenewWhatExpiresWithinADay() {
        License former = license();
        marketplace.clock.advance(LICENSED.minusHours(24));

        RenewalOutcome outcome = device.renewExpiringLicenses();

        assertEquals(former.licenseId(), outcome.renewed().get(0).licenseId());
        assertEquals(marketplace.clock.instant(), license().issuedTime());
    }

    @Test
    void shouldNameNothingButTheLicenceNumbers() {
        renew();

        JsonObject plaintext = marketplace.licenses.requests().get(1);
        assertEquals("renew", plaintext.getString("action"));
        assertEquals(
                Long.toString(license().licenseId()),
                plaintext.getJsonArray("licenseIds").getString(0));
        assertTrue(plaintext.getJsonArray("appleItemIds").isEmpty());
        JsonObject body =
                marketplace.server.requests(FakeMarketplace.RENEWALS).get(0).json();
        assertEquals(2, body.size());
    }

    @Test
    void shouldStopTheAppWhenItsLicenceExpires() {
        marketplace.clock.advance(LICENSED.minusSeconds(1));
        assertInstanceOf(LaunchVerdict.Runs.class, device.launch(FakeMarketplace.APP));

        marketplace.clock.advance(Duration.ofSeconds(1));

        assertInstanceOf(LaunchVerdict.LicenseExpired.class, device.launch(FakeMarketplace.APP));
    }

    @Test
    void shouldLeadToTheResolutionPageWithAllThatItNeeds() {
        marketplace.clock.advance(LICENSED);

        LaunchVerdict.LicenseExpired expired = (LaunchVerdict.LicenseExpired) device.launch(FakeMarketplace.APP);

        assertEquals(
                URI.create(marketplace.server.url() + "/licenses/resolution?src=ios&account=mara%40kite.example"
                        + "&appleItemID=6700012345&appleVersionID=871200431"),
                expired.resolutionPage().orElseThrow());
    }

    @Test
    void shouldNeverExpireWithADurationOfZero() {
        marketplace.licenses.spoilEach(
                license -> Json.createObjectBuilder(license).add("duration", 0).build());
        device.delete(FakeMarketplace.APP);
        device.installFromMarketplaceApp(marketplace.metadata(app));

        marketplace.clock.advance(Duration.ofDays(10_000));

        assertInstanceOf(LaunchVerdict.Runs.class, device.launch(FakeMarketplace.APP));
        assertTrue(device.renewExpiringLicenses().renewed().isEmpty());
    }

    @Test
    void shouldPreventARevokedAppFromRunning() {
        marketplace.licenses.revoke(license().licenseId());

        RenewalOutcome outcome = renew();

        assertEquals(List.of(license()), outcome.ineligible());
        assertInstanceOf(LaunchVerdict.Prevented.class, device.launch(FakeMarketplace.APP));
    }

    @Test
    void shouldRunAgainAfterANewInstall() {
        marketplace.licenses.revoke(license().licenseId());
        renew();
        device.delete(FakeMarketplace.APP);

        device.installFromMarketplaceApp(marketplace.metadata(app));

        assertInstanceOf(LaunchVerdict.Runs.class, device.launch(FakeMarketplace.APP));
    }

    @Test
    void shouldRefuseARenewalThatForgetsALicence() {
        marketplace.licenses.spoil(payload -> Json.createObjectBuilder(payload)
                .add("licenses", JsonValue.EMPTY_JSON_ARRAY)
                .build());

        assertRefused(Case.INVALID_LICENSE, "neither renewed nor ineligible", this::renew);
    }

    @Test
    void shouldRefuseARenewalThatIsAlsoIneligible() {
        String licenseId = Long.toString(license().licenseId());
        marketplace.server.spoil(
                FakeMarketplace.RENEWALS,
                answer -> answer.with(
                        "ineligibleLicenses",
                        Json.createArrayBuilder().add(licenseId).build()));

        assertRefused(Case.INVALID_LICENSE, "renewed and in ineligibleLicenses", this::renew);
    }

    @Test
    void shouldRefuseARenewalThatIsAlreadyExpired() {
        marketplace.licenses.spoilEach(license -> Json.createObjectBuilder(license)
                .add("issuedTime", 1_700_000_000)
                .build());

        assertRefused(Case.INVALID_LICENSE, "already expired", this::renew);
    }

    @ParameterizedTest
    @CsvSource({
        "keyBlobSha256, 00, another key blob",
        "appleVersionId, 871200999, 871200999",
        "appleItemId, 6700099999, was not asked for"
    })
    void shouldRefuseARenewalOfSomethingElse(String member, String value, String seen) {
        marketplace.licenses.spoilEach(
                license -> Json.createObjectBuilder(license).add(member, value).build());

        assertRefused(Case.INVALID_LICENSE, seen, this::renew);
    }

    @Test
    void shouldWarnWhenARenewalChangesTheNumber() {
        marketplace.licenses.spoilEach(license ->
                Json.createObjectBuilder(license).add("licenseId", "77").build());

        renew();

        assertEquals(77, license().licenseId());
        assertTrue(device.steps().stream()
                .flatMap(step -> step.warnings().stream())
                .anyMatch(warning -> warning.contains("came back as 77")));
    }

    @Test
    void shouldRefuseARenewalOfAnotherSigner() {
        marketplace.licenses.signWith(FakeCertificate.ENCRYPTION.keys().getPrivate());

        assertRefused(Case.INVALID_LICENSE, "not signed", this::renew);
    }

    @Test
    void shouldReportThatAnAppIsNotInstalled() {
        List<String> absent = List.of("6700099999");

        assertRefused(Case.APP_NOT_INSTALLED, "6700099999", () -> device.requestLicenseRenewal(absent));
        assertRefused(Case.APP_NOT_INSTALLED, "6700099999", () -> device.launch("6700099999"));
        assertRefused(Case.APP_NOT_INSTALLED, "6700099999", () -> device.delete("6700099999"));
    }

    private RenewalOutcome renew() {
        return device.requestLicenseRenewal(List.of(FakeMarketplace.APP));
    }

    private License license() {
        return device.installedApps().get(0).license();
    }
}
