package io.stoa.install.service;

import static io.stoa.install.service.DeviceBench.KITE;
import static io.stoa.install.service.DeviceBench.LAMP;
import static io.stoa.install.service.DeviceBench.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.jpa.CatalogTables;
import io.stoa.install.service.InstallPermits.Order;
import io.stoa.install.service.InstallPermits.Permit;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerEvent;
import io.stoa.ledger.LedgerSubject;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class InstallPermitsTest {

    private final DeviceBench bench = new DeviceBench(LAMP)
            .offering(KITE, 1, "17.4")
            .offering(KITE, 2, "17.4")
            .offering(LAMP, 9, "17.4");
    private final InstallPermits permits = bench.permits();
    private final Optional<String> account = Optional.of(bench.account().value());

    @Test
    void shouldPermitTheNewestVersionWhereNoneIsNamed() {
        Permit permit = permits.issue(new Order(KITE, Optional.empty(), account, false));

        assertEquals(
                new Permit(
                        "download 6700012345/2",
                        NOW.plusSeconds(1_200),
                        "https://kite.example/packages/6700012345/2/" + CatalogTables.packageVersionId(2, 1)),
                permit);
    }

    @Test
    void shouldPermitTheVersionThatIsNamed() {
        assertEquals(
                "download 6700012345/1",
                permits.issue(new Order(KITE, Optional.of(new AppleVersionId(1)), account, false))
                        .token());
    }

    @Test
    void shouldBelieveItsRecordsMoreThanTheCaller() {
        assertEquals("redownload 6700099999/9", token(LAMP, account, false));
        assertEquals("download 6700012345/2", token(KITE, account, true));
    }

    @Test
    void shouldBelieveTheCallerWhereThereIsNoAccount() {
        assertEquals("redownload 6700012345/2", token(KITE, Optional.empty(), true));
        assertEquals("download 6700099999/9", token(LAMP, Optional.empty(), false));
    }

    @Test
    void shouldPermitNothingThatIsNotOnOffer() {
        assertNotOffered(new Order(new AppleItemId(6700077777L), Optional.empty(), account, false));
        assertNotOffered(new Order(KITE, Optional.of(new AppleVersionId(3)), account, false));
        assertNotOffered(new Order(KITE, Optional.of(new AppleVersionId(9)), account, false));
    }

    @Test
    void shouldWriteDownTheTokenOfAnAccountWithAllThatIsKnown() {
        permits.issue(new Order(KITE, Optional.of(new AppleVersionId(1)), account, false));

        LedgerEntry entry = bench.ledger.of(LedgerEvent.TOKEN_MINTED).get(0);
        assertEquals(NOW, entry.at());
        assertEquals("person", entry.actor());
        assertEquals(
                new LedgerSubject(
                        account,
                        Optional.empty(),
                        Optional.of(KITE),
                        Optional.of(new AppleVersionId(1)),
                        OptionalLong.empty()),
                entry.subject());
        assertEquals(1, bench.ledger.statements);
    }

    @Test
    void shouldWriteNothingDownWhereThereIsNoAccountOrNoToken() {
        permits.issue(new Order(KITE, Optional.empty(), Optional.empty(), false));
        assertNotOffered(new Order(KITE, Optional.of(new AppleVersionId(9)), account, false));

        assertEquals(List.of(), bench.ledger.told());
    }

    private void assertNotOffered(Order order) {
        MarketplaceException refusal = assertThrows(MarketplaceException.class, () -> permits.issue(order));
        assertEquals(FailureCode.NOT_FOUND, refusal.code());
    }

    @Test
    void shouldTellAPersonWhyTheyMayNotHaveAnApp() {
        bench.open(AccessRule.ENTITLEMENT);
        Order order = new Order(KITE, Optional.empty(), account, false);
        MarketplaceException refusal = assertThrows(MarketplaceException.class, () -> permits.issue(order));
        assertEquals(FailureCode.ACCESS_REFUSED, refusal.code());
        assertEquals("The account is not entitled to this app.", refusal.sentence());

        bench.entitlements.grant(new AccountId(account.orElseThrow()), KITE, DeviceBench.NOW);

        assertEquals("download 6700012345/2", permits.issue(order).token());
    }

    private String token(AppleItemId app, Optional<String> account, boolean redownload) {
        return permits.issue(new Order(app, Optional.empty(), account, redownload))
                .token();
    }
}
