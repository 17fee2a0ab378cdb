package io.stoa.account.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.LinkToken;
import io.stoa.account.OpaqueToken;
import io.stoa.apple.AppleItemId;
import io.stoa.identity.Login;
import io.stoa.identity.service.Passwords;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final String ACTOR = "local-operator";

    private final AccountFakes fakes = new AccountFakes(Clock.fixed(NOON, ZoneOffset.UTC));
    private final Accounts accounts = fakes.accounts();
    private final LinkTokens linkTokens = fakes.linkTokens();

    @Test
    void shouldKeepAHashAndNeverThePassword() {
        Account account = create("ann", "correct horse");

        String hash = account.passwordHash().orElseThrow();
        assertFalse(hash.contains("correct horse"));
        assertTrue(new Passwords().matches("correct horse".toCharArray(), hash));
        assertEquals(account, accounts.get(account.id()));
        assertEquals(List.of("local-operator account.create"), fakes.audited);
    }

    @Test
    void shouldMakeAnAccountWithoutAPassword() {
        Account account = accounts.create(new Login("ann"), Optional.empty(), ACTOR);

        assertEquals(Optional.empty(), account.passwordHash());
        assertEquals(NOON, account.createdAt());
    }

    @Test
    void shouldRefuseALoginThatIsTaken() {
        create("ann", "correct horse");

        assertEquals(FailureCode.ALREADY_EXISTS, codeOf(() -> create("ann", "another horse")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 1_001})
    void shouldRefuseAPasswordOfUnfitLength(int length) {
        assertEquals(FailureCode.MALFORMED_REQUEST, codeOf(() -> create("ann", "x".repeat(length))));
        assertTrue(fakes.audited.isEmpty());
    }

    @Test
    void shouldAskNothingOfAPasswordButItsLength() {
        assertTrue(create("ann", "aaaaaaaa").passwordHash().isPresent());
    }

    @Test
    void shouldSuspendAndResumeOnceEach() {
        Account account = create("ann", "correct horse");
        assertTrue(accounts.isActive(account.id()));

        accounts.suspend(account.id(), ACTOR);
        accounts.suspend(account.id(), ACTOR);
        assertFalse(accounts.isActive(account.id()));
        assertEquals(Optional.of(NOON), accounts.get(account.id()).suspendedAt());

        accounts.resume(account.id(), ACTOR);
        accounts.resume(account.id(), ACTOR);
        assertTrue(accounts.isActive(account.id()));
        assertEquals(
                List.of(
                        "local-operator account.create",
                        "local-operator account.suspend",
                        "local-operator account.resume"),
                fakes.audited);
        assertEquals(FailureCode.NOT_FOUND, codeOf(() -> accounts.suspend(new AccountId("nobody"), ACTOR)));
        assertFalse(accounts.isActive(new AccountId("nobody")));
    }

    @Test
    void shouldKeepOnlyTheDigestOfALinkToken() {
        Account ann = create("ann", "correct horse");

        OpaqueToken token = linkTokens.mint(ann, KITE, ACTOR);

        assertEquals(List.of(token.digest()), List.copyOf(fakes.linkTokens.keySet()));
        assertTrue(fakes.audited.contains("local-operator account.link-token"));
    }

    @Test
    void shouldBringALinkTokenToItsAccountAndAppThreeTimes() {
        Account ann = create("ann", "correct horse");
        String token = linkTokens.mint(ann, KITE, ACTOR).text();

        for (int exchange = 1; exchange <= LinkToken.MOST_EXCHANGES; exchange++) {
            LinkToken link = linkTokens.exchange(token).orElseThrow();
            assertEquals(ann.id(), link.account());
            assertEquals(KITE, link.app());
        }
        assertEquals(Optional.empty(), linkTokens.exchange(token));
        assertEquals(
                3,
                fakes.audited.stream()
                        .filter(event -> event.endsWith("account.link-token-exchange"))
                        .count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lnk_", "lnk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' or 1=1 --"})
    void shouldExchangeNothingItDidNotMint(String token) {
        assertEquals(Optional.empty(), linkTokens.exchange(token));
        assertTrue(fakes.audited.isEmpty());
    }

    private Account create(String login, String password) {
        return accounts.create(new Login(login), Optional.of(password.toCharArray()), ACTOR);
    }

    private static FailureCode codeOf(Runnable refused) {
        return assertThrows(MarketplaceException.class, refused::run).code();
    }
}
