package io.stoa.licensing.service;

import static io.stoa.licensing.service.LicensingBench.ANYBODY;
import static io.stoa.licensing.service.LicensingBench.DEVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.VersionAsset;
import io.stoa.keys.service.Workbench;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseOrder;
import io.stoa.licensing.LicenseTerms;
import io.stoa.licensing.RenewalOrder;
import io.stoa.problem.MarketplaceException;
import io.stoa.storefront.service.Offers;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long licences hold is decided app by app, and what was decided is told in the audit. */
class LicenseTermsTest {

    private static final long KITE = 6700012345L;
    private static final long BOAT = 6700012346L;
    private static final long VERSION = 871200431L;

    private static Workbench workbench;

    private LicensingBench bench;

    @BeforeAll
    static void makeKeys(@TempDir Path data) {
        workbench = new Workbench(data).withDevelopmentKeys();
    }

    @BeforeEach
    void setUp() {
        bench = new LicensingBench(workbench);
    }

    @Test
    void shouldIssueEachAppForItsOwnTime() throws Exception {
        VersionAsset kite = bench.offer(KITE, VERSION);
        VersionAsset boat = bench.offer(BOAT, VERSION + 1);
        bench.terms.holdFor(KITE, Duration.ofDays(7));

        byte[] issued = bench.licenses()
                .issue(new LicenseOrder(bench.create("1", KITE, BOAT), List.of(kite, boat), ANYBODY))
                .license();

        assertEquals(Map.of("6700012345", Duration.ofDays(7), "6700012346", Duration.ofDays(30)), durations(issued));
    }

    @Test
    void shouldIssueForEverOnlyWhereItWasDecided() throws Exception {
        VersionAsset kite = bench.offer(KITE, VERSION);
        bench.terms.holdFor(KITE, Duration.ZERO);

        assertEquals(Map.of("6700012345", Duration.ZERO), durations(issue(kite)));
        assertEquals(Duration.ZERO, bench.rows.only().period().duration());
    }

    @Test
    void shouldRenewForTheTimeThatIsDecidedByThen() throws Exception {
        issue(bench.offer(KITE, VERSION));
        issue(bench.offer(BOAT, VERSION + 1));
        bench.terms.holdFor(KITE, Duration.ofDays(90));

        byte[] renewed = bench.renewals()
                .renew(new RenewalOrder(
                        bench.renew(
                                DEVICE,
                                bench.rows.givenOut.stream()
                                        .map(LicenseId::toString)
                                        .toArray(String[]::new)),
                        ANYBODY))
                .license();

        assertEquals(Map.of("6700012345", Duration.ofDays(90), "6700012346", Duration.ofDays(30)), durations(renewed));
    }

    @Test
    void shouldTellTheAuditWhatHeldBefore() {
        bench.offer(KITE, VERSION);
        LicenseTerms five = new LicenseTerms(Optional.of(Duration.ofDays(7)), OptionalInt.of(5));

        bench.termsService().decide(new AppleItemId(KITE), five, Optional.empty(), "mara");
        bench.termsService().decide(new AppleItemId(KITE), five, Optional.empty(), "mara");

        assertEquals(five, bench.termsService().get(new AppleItemId(KITE)));
        assertEquals(
                List.of("mara license.terms 6700012345 from duration of the configuration, install limit none"
                        + " to duration PT168H, install limit 5"),
                bench.audited);
    }

    @Test
    void shouldLockAnAppBeforeAnythingReadsItWhereWhoMayHaveItIsDecided() {
        bench.offer(KITE, VERSION);
        LicenseTermsService service = bench.termsService();
        service.catalog = new Offers();

        service.decide(new AppleItemId(KITE), LicenseTerms.STANDARD, Optional.of(true), "mara");

        assertEquals(AccessRule.ENTITLEMENT, service.accessTo(new AppleItemId(KITE)));
    }

    @Test
    void shouldDecideNothingForAnAppThatIsNone() {
        assertThrows(MarketplaceException.class, () -> bench.termsService()
                .decide(new AppleItemId(KITE), LicenseTerms.STANDARD, Optional.of(true), "mara"));
        assertThrows(MarketplaceException.class, () -> bench.termsService().get(new AppleItemId(KITE)));
        assertEquals(List.of(), bench.audited);
    }

    private byte[] issue(VersionAsset asset) {
        long app = asset.appleItemId().value();
        return bench.licenses()
                .issue(new LicenseOrder(bench.create(String.valueOf(app), app), List.of(asset), ANYBODY))
                .license();
    }

    private Map<String, Duration> durations(byte[] license) throws Exception {
        return bench.opened(license).getJsonArray("licenses").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(
                        each -> each.getString("appleItemId"), each -> Duration.ofSeconds(each.getInt("duration"))));
    }
}
