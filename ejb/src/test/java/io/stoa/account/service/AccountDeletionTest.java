package io.stoa.account.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.LetterKind;
import io.stoa.account.MailAddress;
import io.stoa.apple.AppleItemId;
import io.stoa.identity.Login;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountDeletionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final MailAddress MARA = new MailAddress("mara@kite.example");

    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final AccountFakes accounts = new AccountFakes(clock);
    private final LetterFakes letters = new LetterFakes(accounts, clock);
    private final AccountDeletion deletion = new AccountDeletion();

    AccountDeletionTest() {
        deletion.accounts = accounts.repository();
        deletion.devices = accounts.devices();
        deletion.tokens = letters.tokenRepository();
        deletion.installLinks = accounts.installLinks();
        deletion.orders = letters.orderRepository();
        deletion.audit = accounts.audit();
    }

    @Test
    void shouldForgetAPersonWithAllThatLeadsToThem() {
        Account mara = create(MARA.value());
        letters.letters().order(LetterKind.RESET, MARA, "en", "192.0.2.1");
        letters.dispatch().sendDue();
        accounts.deviceSignIns.add(new DeviceSignIn("one", Optional.of(new AppleItemId(1)), Optional.empty(), NOON));

        deletion.delete(mara.id());

        assertEquals(Optional.empty(), accounts.repository().find(mara.id()));
        assertEquals(List.of(), accounts.deviceSignIns);
        assertEquals(0, letters.orders.size());
        assertEquals(0, letters.tokens.size());
        assertTrue(accounts.audited.contains(mara.id() + " account.delete"));
    }

    @Test
    void shouldHoldTheAccountLastBecauseADeviceHoldsItsSignInFirst() {
        Account mara = create(MARA.value());
        DeviceSignIn before = new DeviceSignIn("before", Optional.of(new AppleItemId(1)), Optional.empty(), NOON);
        DeviceSignIn between = new DeviceSignIn("between", Optional.of(new AppleItemId(1)), Optional.empty(), NOON);
        accounts.deviceSignIns.add(before);
        accounts.linkTokens().mint(mara, new AppleItemId(1), "operator");
        accounts.whenHeld = () -> {
            assertEquals(List.of(), accounts.deviceSignIns);
            assertEquals(0, accounts.linkTokens.size());
            accounts.deviceSignIns.add(between);
        };

        deletion.delete(mara.id());

        assertEquals(List.of(), accounts.deviceSignIns);
    }

    @Test
    void shouldForgetAPersonWhoseLoginIsNoAddress() {
        Account ann = create("ann");

        deletion.delete(ann.id());

        assertEquals(Optional.empty(), accounts.repository().find(ann.id()));
    }

    @Test
    void shouldSayThatThereIsNobodyToForget() {
        MarketplaceException refused =
                assertThrows(MarketplaceException.class, () -> deletion.delete(new AccountId("nobody")));

        assertEquals(FailureCode.NOT_FOUND, refused.code());
    }

    private Account create(String login) {
        return accounts.accounts().create(new Login(login), Optional.empty(), "operator");
    }
}
