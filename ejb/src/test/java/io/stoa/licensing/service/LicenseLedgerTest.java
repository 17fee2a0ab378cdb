package io.stoa.licensing.service;

import static io.stoa.licensing.service.LicensingBench.ANYBODY;
import static io.stoa.licensing.service.LicensingBench.DEVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.catalog.VersionAsset;
import io.stoa.keys.service.Workbench;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerEvent;
import io.stoa.licensing.LicenseCaller;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseOrder;
import io.stoa.licensing.LicenseRequestRefused;
import io.stoa.licensing.RenewalOrder;
import io.stoa.problem.MarketplaceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of a licence, or of the wish for one, is written down; what did not happen is not. */
class LicenseLedgerTest {

    private static final long KITE = 6700012345L;
    private static final long BOAT = 6700012346L;
    private static final long VERSION = 871200431L;
    private static final LicenseCaller ANN = new LicenseCaller(Optional.of("ann"), Optional.empty());

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
    void shouldWriteDownAnIssueWithAllThatIsKnownOfIt() {
        issue("1", ANN, bench.offer(KITE, VERSION));

        LedgerEntry entry = bench.ledger.of(LedgerEvent.ISSUED).get(0);
        assertEquals(Workbench.NOW, entry.at());
        assertEquals("device", entry.actor());
        assertEquals(Optional.of("ann"), entry.subject().account());
        assertEquals(KITE, entry.subject().app().orElseThrow().value());
        assertEquals(VERSION, entry.subject().version().orElseThrow().value());
        assertEquals(
                bench.rows.only().id().value(), entry.subject().licenseNumber().orElseThrow());
        assertEquals(
                bench.rows.only().holder().device().hex(),
                entry.subject().deviceHash().orElseThrow());
    }

    @Test
    void shouldWriteDownWhyEachAppWasRefused() {
        VersionAsset kite = bench.offer(KITE, VERSION);
        VersionAsset boat = bench.offer(BOAT, VERSION + 1);
        bench.keyBlobs.held.remove(boat.publicId());

        issue("1", ANYBODY, kite, boat, LicensingBench.asset(BOAT + 1, VERSION + 2));

        assertEquals(
                List.of(
                        "REFUSED 6700012347 VERSION_NOT_OFFERED",
                        "REFUSED 6700012346 KEY_BLOB_NOT_HELD",
                        "ISSUED 6700012345"),
                bench.ledger.told());
    }

    @Test
    void shouldWriteDownThatAnAnswerWasGivenOnceMore() {
        VersionAsset kite = bench.offer(KITE, VERSION);
        issue("4711", ANYBODY, kite);
        issue("4711", ANYBODY, kite);

        assertEquals(List.of("ISSUED 6700012345", "REPEATED 6700012345"), bench.ledger.told());
        assertEquals(1, bench.ledger.firsts.size());
    }

    @Test
    void shouldWriteDownThatAReplayOfARevokedLicenseWasRefused() {
        VersionAsset kite = bench.offer(KITE, VERSION);
        issue("4711", ANYBODY, kite);
        bench.rows.only().revoke();
        issue("4711", ANYBODY, kite);

        assertEquals(List.of("ISSUED 6700012345", "REFUSED 6700012345 LICENSE_REVOKED"), bench.ledger.told());
    }

    @Test
    void shouldWriteDownRenewalsAndWhyOthersWereNotRenewed() {
        issue("1", ANYBODY, bench.offer(KITE, VERSION));
        String number = bench.rows.only().id().toString();

        renew(DEVICE, number, "4611686018427387905");
        renew("ffff", number);

        assertEquals(
                List.of(
                        "ISSUED 6700012345",
                        "REFUSED LICENSE_UNKNOWN",
                        "RENEWED 6700012345",
                        "REFUSED 6700012345 OTHER_DEVICE"),
                bench.ledger.told());
    }

    @Test
    void shouldWriteDownWhoRevokedAndOnlyOnce() {
        issue("1", ANYBODY, bench.offer(KITE, VERSION));
        LicenseId id = bench.rows.only().id();

        bench.revocation().revoke(id, "mara");
        bench.revocation().revoke(id, "mara");

        assertFalse(bench.rows.only().state().isRenewable());
        assertEquals(List.of("ISSUED 6700012345", "REVOKED 6700012345"), bench.ledger.told());
        assertEquals("mara", bench.ledger.of(LedgerEvent.REVOKED).get(0).actor());
        assertEquals(List.of("mara license.revoke " + id), bench.audited);
        assertEquals(List.of("REVOKED " + KITE), bench.changes.told());
    }

    @Test
    void shouldRevokeWhatALicenseSupersededAndNothingElse() {
        issue("1", ANYBODY, bench.offer(KITE, VERSION));
        issue("2", ANYBODY, bench.offer(BOAT, VERSION + 1));
        issue("3", ANYBODY, bench.offer(KITE, VERSION + 2));
        List<LicenseId> given = bench.rows.givenOut;

        bench.revocation().revoke(given.get(2), "mara");

        assertEquals(
                List.of("REVOKED 6700012345", "REVOKED 6700012345"),
                bench.ledger.told().subList(3, 5));
        assertEquals(
                List.of("mara license.revoke " + given.get(0), "mara license.revoke " + given.get(2)), bench.audited);
        assertEquals(
                List.of(given.get(0), given.get(2)),
                bench.renewals()
                        .renew(new RenewalOrder(
                                bench.renew(
                                        DEVICE,
                                        given.stream().map(LicenseId::toString).toArray(String[]::new)),
                                ANYBODY))
                        .ineligible());
    }

    @Test
    void shouldLeaveTheLaterLicenseWhereAFormerOneIsRevoked() {
        issue("1", ANYBODY, bench.offer(KITE, VERSION));
        bench.clock.advance(Duration.ofMinutes(1));
        issue("2", ANYBODY, bench.offer(KITE, VERSION + 1));

        bench.revocation().revoke(bench.rows.givenOut.get(0), "mara");

        assertTrue(bench.rows.rows.get(bench.rows.givenOut.get(1)).state().isRenewable());
    }

    @Test
    void shouldNotRevokeWhatIsNotThere() {
        assertThrows(MarketplaceException.class, () -> bench.revocation().revoke(new LicenseId(1), "mara"));
        assertTrue(bench.ledger.entries.isEmpty());
    }

    @Test
    void shouldWriteNothingDownOfARequestThatCannotBeRead() {
        LicenseOrder unreadable =
                new LicenseOrder(bench.renew(DEVICE, "1000000"), List.of(bench.offer(KITE, VERSION)), ANYBODY);

        assertThrows(LicenseRequestRefused.class, () -> bench.licenses().issue(unreadable));
        assertTrue(bench.ledger.entries.isEmpty());
    }

    @Test
    void shouldAskTheLedgerNoMoreOftenForAHundredAppsThanForOne() {
        issue("1", ANN, bench.offer(KITE, VERSION));
        int forOne = bench.ledger.statements;
        VersionAsset[] many = IntStream.range(0, 100)
                .mapToObj(i -> bench.offer(BOAT + i, VERSION + 1 + i))
                .toArray(VersionAsset[]::new);

        issue("2", ANN, many);

        assertEquals(101, bench.ledger.firsts.size());
        assertEquals(forOne, bench.ledger.statements - forOne);
    }

    private void issue(String requestId, LicenseCaller caller, VersionAsset... wanted) {
        long[] apps = List.of(wanted).stream()
                .mapToLong(asset -> asset.appleItemId().value())
                .toArray();
        bench.licenses().issue(new LicenseOrder(bench.create(requestId, apps), List.of(wanted), caller));
    }

    private void renew(String device, String... numbers) {
        bench.renewals().renew(new RenewalOrder(bench.renew(device, numbers), ANYBODY));
    }
}
