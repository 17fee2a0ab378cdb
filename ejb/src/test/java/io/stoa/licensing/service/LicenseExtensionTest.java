package io.stoa.licensing.service;

import static io.stoa.licensing.service.LicensingBench.ANYBODY;
import static io.stoa.licensing.service.LicensingBench.DEVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.catalog.VersionAsset;
import io.stoa.keys.service.Workbench;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseOrder;
import io.stoa.licensing.RenewalOrder;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An extended licence holds longer from its next renewal on; the record never says more than the device was told. */
class LicenseExtensionTest {

    private static final long KITE = 6700012345L;
    private static final long BOAT = 6700012346L;
    private static final int LONG = 400;

    private static Workbench workbench;

    private LicensingBench bench;
    private LicenseId kite;

    @BeforeAll
    static void makeKeys(@TempDir Path data) {
        workbench = new Workbench(data).withDevelopmentKeys();
    }

    @BeforeEach
    void issue() {
        bench = new LicensingBench(workbench);
        issue("1", bench.offer(KITE, 1));
        kite = bench.rows.only().id();
    }

    @Test
    void shouldSealTheLongerPeriodAtTheNextRenewalAndNoSooner() throws Exception {
        Duration before = bench.rows.only().period().duration();
        bench.extension().extend(kite, LONG, "mara");
        assertEquals(before, bench.rows.only().period().duration());

        JsonObject sealed = bench.opened(bench.renewals()
                .renew(new RenewalOrder(bench.renew(DEVICE, kite.toString()), ANYBODY))
                .license());

        long seconds = Duration.ofDays(LONG).toSeconds();
        assertEquals(
                seconds,
                sealed.getJsonArray("licenses")
                        .getJsonObject(0)
                        .getJsonNumber("duration")
                        .longValue());
        assertEquals(seconds, bench.rows.renewals.get(kite).duration().toSeconds());
    }

    @Test
    void shouldGiveOthersOfTheSameRequestTheUsualPeriod() {
        issue("2", bench.offer(BOAT, 2));
        LicenseId boat = bench.rows.rows.keySet().stream()
                .filter(id -> !id.equals(kite))
                .findFirst()
                .orElseThrow();
        Duration usual = bench.rows.rows.get(boat).period().duration();
        bench.extension().extend(kite, LONG, "mara");

        bench.renewals().renew(new RenewalOrder(bench.renew(DEVICE, kite.toString(), boat.toString()), ANYBODY));

        assertEquals(Duration.ofDays(LONG), bench.rows.renewals.get(kite).duration());
        assertEquals(usual, bench.rows.renewals.get(boat).duration());
    }

    @Test
    void shouldWriteDownWhoExtendedAndTellTheMarketplaceApp() {
        bench.extension().extend(kite, LONG, "mara");

        assertEquals(List.of("ISSUED " + KITE, "EXTENDED " + KITE), bench.ledger.told());
        assertEquals(List.of("EXTENDED " + KITE), bench.changes.told());
        assertEquals(List.of("mara license.extend " + kite), bench.audited);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 3_651, Integer.MAX_VALUE})
    void shouldRefuseDaysThatAreNone(int days) {
        assertRefused(FailureCode.MALFORMED_REQUEST, kite, days);
    }

    @Test
    void shouldNotShortenReviveOrInvent() {
        assertRefused(FailureCode.STATE_CONFLICT, kite, 1);
        assertRefused(FailureCode.NOT_FOUND, new LicenseId(1), LONG);
        bench.rows.only().revoke();
        assertRefused(FailureCode.STATE_CONFLICT, kite, LONG);
        assertEquals(List.of(), bench.changes.told());
    }

    private void assertRefused(FailureCode code, LicenseId id, int days) {
        MarketplaceException refusal =
                assertThrows(MarketplaceException.class, () -> bench.extension().extend(id, days, "mara"));
        assertEquals(code, refusal.code());
    }

    private void issue(String requestId, VersionAsset wanted) {
        bench.licenses()
                .issue(new LicenseOrder(
                        bench.create(requestId, wanted.appleItemId().value()), List.of(wanted), ANYBODY));
    }
}
