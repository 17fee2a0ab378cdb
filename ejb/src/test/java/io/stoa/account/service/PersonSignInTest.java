package io.stoa.account.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.identity.Login;
import io.stoa.identity.service.Passwords;
import io.stoa.identity.service.SignInThrottle;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonSignInTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String LOGIN = "mara@kite.example";
    private static final String PASSWORD = "correct horse battery";
    private static final String HOME = "192.0.2.1";
    private static final String STRANGER = "198.51.100.7";

    private final AccountFakes fakes = new AccountFakes(Clock.fixed(NOON, ZoneOffset.UTC));
    private final CountedPasswords passwords = new CountedPasswords();
    private final PersonSignIn people = fakes.signIn(passwords, new SignInThrottle());
    private final Account mara = create(LOGIN, PASSWORD);

    @Test
    void shouldSignInWhoeverKnowsTheirPassword() {
        assertEquals(Optional.of(mara.id()), signIn(LOGIN, PASSWORD));
        assertTrue(fakes.audited.contains(mara.id() + " account.sign-in"));
    }

    @Test
    void shouldTakeAnAddressThatATelephoneBeganWithACapital() {
        assertEquals(Optional.of(mara.id()), signIn("Mara@kite.example", PASSWORD));
    }

    @Test
    void shouldTakeOnePasswordHoweverItsLettersAreComposed() {
        Account ann = create("ann", "Stra\u00dfenb\u00e4hn f\u00e4hrt");

        assertEquals(Optional.of(ann.id()), signIn("ann", "Stra\u00dfenba\u0308hn fa\u0308hrt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Correct horse battery",
                "correct horse battery ",
                "' or '1'='1",
                "\u0000",
                "correct horse batter"
            })
    void shouldRefuseAnyOtherPassword(String password) {
        assertEquals(Optional.empty(), signIn(LOGIN, password));
    }

    @Test
    void shouldDeriveOnePasswordWhoeverIsRefused() {
        create("no-password", null);
        suspend(create("suspended", PASSWORD));

        assertEquals(1, derivedBy("nobody", PASSWORD));
        assertEquals(1, derivedBy("no-password", PASSWORD));
        assertEquals(1, derivedBy("suspended", PASSWORD));
        assertEquals(1, derivedBy(LOGIN, "wrong"));
    }

    @Test
    void shouldRefuseASuspendedPersonInTheSameWay() {
        suspend(mara);

        assertEquals(Optional.empty(), signIn(LOGIN, PASSWORD));
    }

    @Test
    void shouldDeriveNothingForABookOrAnUnreadableLogin() {
        assertEquals(0, derivedBy(LOGIN, "a".repeat(1_001)));
        assertEquals(0, derivedBy("mara\u0000", PASSWORD));
        assertEquals(0, derivedBy("a".repeat(255), PASSWORD));
    }

    @Test
    void shouldSlowGuessingDownAndLetTheOwnerIn() {
        for (int guess = 0; guess < 10; guess++) {
            people.signIn(LOGIN, "wrong".toCharArray(), STRANGER);
        }
        assertEquals(Optional.empty(), people.signIn(LOGIN, PASSWORD.toCharArray(), STRANGER));

        assertEquals(Optional.of(mara.id()), signIn(LOGIN, PASSWORD));
    }

    @Test
    void shouldNotSpendTheAttemptsOfAnAdministratorWithTheSameLogin() {
        SignInThrottle throttle = new SignInThrottle();
        PersonSignIn guessed = fakes.signIn(passwords, throttle);
        for (int guess = 0; guess < 20; guess++) {
            guessed.signIn(LOGIN, "wrong".toCharArray(), HOME);
        }

        assertTrue(throttle.admit("admin", new Login(LOGIN), HOME));
    }

    @Test
    void shouldConfirmOnlyTheOwnPasswordAndSlowGuessingDownThere() {
        Account ann = create("ann", "another battery staple");

        assertTrue(people.confirms(mara.id(), PASSWORD.toCharArray(), HOME));
        assertFalse(people.confirms(ann.id(), PASSWORD.toCharArray(), HOME));
        assertFalse(people.confirms(new AccountId("nobody"), PASSWORD.toCharArray(), HOME));
        for (int guess = 0; guess < 10; guess++) {
            people.confirms(mara.id(), "wrong".toCharArray(), STRANGER);
        }
        assertFalse(people.confirms(mara.id(), PASSWORD.toCharArray(), STRANGER));
    }

    @Test
    void shouldEndTheSignInsOfBeforeAndNoneOfAfter() {
        assertTrue(people.isStillSignedIn(mara.id(), NOON));

        mara.signOutEverywhere(NOON);

        assertFalse(people.isStillSignedIn(mara.id(), NOON));
        assertFalse(people.isStillSignedIn(mara.id(), NOON.minusSeconds(1)));
        assertTrue(people.isStillSignedIn(mara.id(), NOON.plusMillis(1)));
    }

    @Test
    void shouldEndTheSignInsOfWhoIsSuspendedOrGone() {
        suspend(mara);

        assertFalse(people.isStillSignedIn(mara.id(), NOON));
        assertFalse(people.isStillSignedIn(new AccountId("nobody"), NOON));
    }

    private int derivedBy(String login, String password) {
        passwords.derived.clear();
        assertEquals(Optional.empty(), signIn(login, password));
        return passwords.derived.size();
    }

    private Optional<AccountId> signIn(String login, String password) {
        return people.signIn(login, password.toCharArray(), HOME);
    }

    private Account create(String login, String password) {
        return fakes.accounts()
                .create(new Login(login), Optional.ofNullable(password).map(String::toCharArray), "operator");
    }

    private void suspend(Account account) {
        fakes.accounts().suspend(account.id(), "operator");
    }

    private static final class CountedPasswords extends Passwords {

        final List<String> derived = new ArrayList<>();

        @Override
        public boolean matches(char[] password, String encoded) {
            derived.add("real");
            return super.matches(password, encoded);
        }

        @Override
        public void pretend(char[] password) {
            derived.add("pretended");
            super.pretend(password);
        }
    }
}
