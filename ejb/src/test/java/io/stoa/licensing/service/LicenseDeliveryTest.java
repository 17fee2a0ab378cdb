package io.stoa.licensing.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.catalog.VersionAsset;
import io.stoa.keys.service.Workbench;
import io.stoa.licensing.IssuedLicenses;
import io.stoa.licensing.LicenseCaller;
import io.stoa.licensing.LicenseOrder;
import io.stoa.licensing.RenewalOrder;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded is tried once more where somebody else was faster, and never told where it could not be recorded. */
class LicenseDeliveryTest {

    private static final long KITE = 6700012345L;
    private static final LicenseCaller ANN = new LicenseCaller(Optional.of("ann"), Optional.empty());

    private static Workbench workbench;

    private LicensingBench bench;
    private VersionAsset kite;

    @BeforeAll
    static void makeKeys(@TempDir Path data) {
        workbench = new Workbench(data).withDevelopmentKeys();
    }

    @BeforeEach
    void setUp() {
        bench = new LicensingBench(workbench);
        kite = bench.offer(KITE, 871200431L);
    }

    @Test
    void shouldRecordOnceMoreWhereAnotherDeviceWasTheFirstOfTheYear() throws Exception {
        bench.rows.failures.add(taken());

        IssuedLicenses issued = issue();

        assertEquals(
                bench.rows.only().id().toString(),
                bench.opened(issued.license())
                        .getJsonArray("licenses")
                        .getJsonObject(0)
                        .getString("licenseId"));
        assertEquals(List.of("ISSUED 6700012345"), bench.ledger.told());
        assertEquals(1, bench.rows.givenOut.size());
    }

    @Test
    void shouldAskForAnotherRequestWhereTheSecondTryFailsAsWell() {
        bench.rows.failures.add(taken());
        bench.rows.failures.add(taken());

        MarketplaceException told = assertThrows(MarketplaceException.class, this::issue);

        assertEquals(FailureCode.STATE_CONFLICT, told.code());
        assertEquals(0, bench.rows.rows.size());
        assertEquals(List.of(), bench.ledger.told());
    }

    @Test
    void shouldRenewOnceMoreWhereTheSameLicencesWereChanged() {
        issue();
        String number = bench.rows.only().id().toString();
        RenewalOrder order = new RenewalOrder(bench.renew(LicensingBench.DEVICE, number), ANN);
        bench.rows.failures.add(taken());

        assertEquals(List.of(), bench.renewals().renew(order).ineligible());
        assertEquals(List.of("ISSUED 6700012345", "RENEWED 6700012345"), bench.ledger.told());

        bench.rows.failures.add(taken());
        bench.rows.failures.add(taken());
        assertEquals(
                FailureCode.STATE_CONFLICT,
                assertThrows(MarketplaceException.class, () -> bench.renewals().renew(order))
                        .code());
    }

    @Test
    void shouldNotTryAgainWhereNobodyElseIsTheReason() {
        RuntimeException away = new IllegalStateException(new SQLException("no connection", "08006"));
        bench.rows.failures.add(away);
        bench.rows.failures.add(new IllegalStateException("a second try"));

        assertSame(away, assertThrows(IllegalStateException.class, this::issue));
        assertEquals(1, bench.rows.failures.size());
    }

    private IssuedLicenses issue() {
        return bench.licenses().issue(new LicenseOrder(bench.create("1", KITE), List.of(kite), ANN));
    }

    private static RuntimeException taken() {
        return new IllegalStateException(new SQLException("the key is taken", "23505"));
    }
}
