package io.stoa.licensing.service;

import static io.stoa.licensing.service.LicensingBench.ANYBODY;
import static io.stoa.licensing.service.LicensingBench.DEVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.PackageId;
import io.stoa.catalog.VersionAsset;
import io.stoa.keys.service.Workbench;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseOrder;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.RenewalOrder;
import io.stoa.licensing.RenewedLicenses;
import io.stoa.licensing.TakeDown;
import io.stoa.licensing.TakeDownPolicy;
import io.stoa.problem.MarketplaceException;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of licences when their app is taken down: nothing, until an operator decides. */
class TakeDownPolicyTest {

    private static final long KITE = 6700012345L;
    private static final long VERSION = 871200431L;
    private static final Instant ENDED = Workbench.NOW.minusSeconds(60);

    private static Workbench workbench;

    private LicensingBench bench;
    private LicenseId number;

    @BeforeAll
    static void makeKeys(@TempDir Path data) {
        workbench = new Workbench(data).withDevelopmentKeys();
    }

    @BeforeEach
    void licenseAnApp() {
        bench = new LicensingBench(workbench);
        issue(Duration.ofDays(30));
        number = bench.rows.only().id();
    }

    @Test
    void shouldRenewWhatNobodyDecidedOn() throws Exception {
        bench.clock.advance(Duration.ofDays(29));

        assertEquals(Duration.ofDays(30), durationOf(renew()));
    }

    @Test
    void shouldRenewUnderRenew() throws Exception {
        decide(TakeDownPolicy.RENEW);
        bench.clock.advance(Duration.ofDays(29));

        assertEquals(Duration.ofDays(30), durationOf(renew()));
    }

    @Test
    void shouldIssueAgainWithTheOldEndUnderLapse() throws Exception {
        Instant end = endOf(bench.rows.only().period());
        decide(TakeDownPolicy.LAPSE);

        bench.clock.advance(Duration.ofDays(10));
        assertEquals(Duration.ofDays(20), durationOf(renew()));
        bench.clock.advance(Duration.ofDays(19));
        assertEquals(Duration.ofDays(1), durationOf(renew()));
        assertEquals(end, endOf(bench.rows.only().period()));
    }

    @Test
    void shouldLetALicenceThatSomebodyExtendedLapseAsWell() throws Exception {
        bench.extension().extend(number, 90, "kim");
        decide(TakeDownPolicy.LAPSE);
        bench.clock.advance(Duration.ofDays(10));

        assertEquals(Duration.ofDays(20), durationOf(renew()));
    }

    @Test
    void shouldCallALapsedLicenceIneligible() {
        decide(TakeDownPolicy.LAPSE);
        bench.clock.advance(Duration.ofDays(30));

        assertEquals(List.of(number), renew().ineligible());
        assertEquals("REFUSED 6700012345 APP_WITHDRAWN", bench.ledger.told().get(1));
    }

    @Test
    void shouldNeverMakeALapsingLicenceOneForEver() throws Exception {
        decide(TakeDownPolicy.LAPSE);
        bench.clock.advance(Duration.ofDays(30).minusSeconds(2));

        assertEquals(Duration.ofSeconds(2), durationOf(renew()));
    }

    @Test
    void shouldLetALicenceForEverGoOnUnderLapse() throws Exception {
        issue(Duration.ZERO);
        number = bench.rows.givenOut.get(1);
        decide(TakeDownPolicy.LAPSE);
        bench.terms.holdFor(KITE, Duration.ofDays(7));

        assertEquals(Duration.ZERO, durationOf(renew()));
    }

    @Test
    void shouldCallEveryLicenceIneligibleUnderRevoke() {
        decide(TakeDownPolicy.REVOKE);

        RenewedLicenses renewed = renew();

        assertEquals(List.of(number), renewed.ineligible());
        assertEquals(0, renewed.license().length);
        assertEquals("REFUSED 6700012345 APP_WITHDRAWN", bench.ledger.told().get(1));
    }

    @Test
    void shouldRenewAgainOnceTheTakeDownIsOver() throws Exception {
        decide(TakeDownPolicy.REVOKE);
        renew();
        bench.takeDowns.policies.clear();

        assertEquals(Duration.ofDays(30), durationOf(renew()));
    }

    @Test
    void shouldTellTheAuditWhoDecidedWhatAndOnlyOnce() {
        bench.takeDowns.takeDowns.add(takeDown());

        TakeDown decided = bench.takeDownService().decide(new AppleItemId(KITE), ENDED, TakeDownPolicy.LAPSE, "mara");
        bench.takeDownService().decide(new AppleItemId(KITE), ENDED, TakeDownPolicy.LAPSE, "mara");

        assertEquals(List.of("TAKE_DOWN " + KITE), bench.changes.told());

        assertEquals(TakeDownPolicy.LAPSE, decided.policy().orElseThrow());
        assertEquals(
                List.of("mara license.take-down 6700012345 offer ended " + ENDED + ", from RENEW to LAPSE"),
                bench.audited);
    }

    @Test
    void shouldDecideNothingOfWhatIsNotTakenDown() {
        bench.takeDowns.takeDowns.add(takeDown());
        TakeDownService service = bench.takeDownService();

        assertThrows(
                MarketplaceException.class,
                () -> service.decide(new AppleItemId(KITE), ENDED.plusSeconds(1), TakeDownPolicy.REVOKE, "mara"));
        assertThrows(MarketplaceException.class, () -> service.of(new AppleItemId(1)));
        assertEquals(List.of(), bench.audited);
    }

    private static TakeDown takeDown() {
        return new TakeDown(
                new AppleItemId(KITE),
                ENDED,
                List.of(new TakeDown.Item(
                        new PackageId("5b0c2f5e-1c0a-4c55-93a4-6b5c6d0e7f11"),
                        List.of(new AppleVersionId(VERSION)),
                        TakeDownPolicy.RENEW)));
    }

    private void decide(TakeDownPolicy policy) {
        bench.takeDowns.policies.put(new AppleVersionId(VERSION), policy);
    }

    private void issue(Duration duration) {
        VersionAsset kite = bench.offer(KITE, VERSION);
        bench.terms.holdFor(KITE, duration);
        bench.licenses().issue(new LicenseOrder(bench.create(duration.toDays() + "", KITE), List.of(kite), ANYBODY));
    }

    private RenewedLicenses renew() {
        return bench.renewals().renew(new RenewalOrder(bench.renew(DEVICE, number.toString()), ANYBODY));
    }

    private static Instant endOf(LicensePeriod period) {
        return period.issuedTime().plus(period.duration());
    }

    private Duration durationOf(RenewedLicenses renewed) throws Exception {
        JsonObject license =
                bench.opened(renewed.license()).getJsonArray("licenses").getJsonObject(0);
        return Duration.ofSeconds(license.getInt("duration"));
    }
}
