package io.stoa.account.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.Letter;
import io.stoa.account.LetterKind;
import io.stoa.account.LetterOrder;
import io.stoa.account.MailAddress;
import io.stoa.account.PasswordFlaw;
import io.stoa.account.PasswordToken;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.identity.Login;
import io.stoa.identity.service.Passwords;
import io.stoa.identity.service.SignInThrottle;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the order of a letter to the password that is chosen behind its link. */
class LettersTest {

    private static final MailAddress MARA = new MailAddress("mara@kite.example");
    private static final MailAddress STRANGER = new MailAddress("stranger@kite.example");
    private static final String HOME = "192.0.2.1";
    private static final String CHOSEN = "fifteen letters or more";

    private final MovingClock clock = new MovingClock();
    private final AccountFakes accounts = new AccountFakes(clock);
    private final LetterFakes fakes = new LetterFakes(accounts, clock);
    private final Letters letters = fakes.letters();
    private final LetterDispatch dispatch = fakes.dispatch();
    private final PasswordLinks links = fakes.links(rules());
    private final Account mara = accounts.accounts()
            .create(new Login(MARA.value()), Optional.of("the former one".toCharArray()), "operator");

    @Test
    void shouldOrderALetterInTheSameWayWhoeverHasAnAccount() {
        order(LetterKind.RESET, MARA);
        order(LetterKind.RESET, STRANGER);

        assertEquals(2, fakes.orders.size());
        assertEquals(List.of(), fakes.sent);
    }

    @Test
    void shouldWriteForANewPasswordOnlyToWhoHasAnAccount() {
        order(LetterKind.RESET, MARA);
        order(LetterKind.RESET, STRANGER);
        dispatch.sendDue();

        assertEquals(MARA, only(fakes.sent).to());
        assertEquals("A new password for Kite Market", only(fakes.sent).subject());
        assertTrue(
                fakes.orders.values().stream().allMatch(order -> order.dueAt().isEmpty()));
    }

    @Test
    void shouldTellWhoSignsUpAgainByLetterAlone() {
        order(LetterKind.SIGN_UP, MARA);
        order(LetterKind.SIGN_UP, STRANGER);
        dispatch.sendDue();

        assertEquals(
                List.of("You have an account at Kite Market", "Your account at Kite Market"),
                fakes.sent.stream().map(Letter::subject).toList());
    }

    @Test
    void shouldWriteNothingToASuspendedPerson() {
        accounts.accounts().suspend(mara.id(), "operator");
        order(LetterKind.RESET, MARA);
        order(LetterKind.SIGN_UP, MARA);
        dispatch.sendDue();

        assertEquals(List.of(), fakes.sent);
    }

    @Test
    void shouldWriteInTheLanguageOfThePage() {
        letters.order(LetterKind.RESET, MARA, "de", HOME);
        dispatch.sendDue();

        assertEquals("Ein neues Passwort f\u00fcr Kite Market", only(fakes.sent).subject());
    }

    @Test
    void shouldSendAnAddressThreeLettersAnHour() {
        for (int letter = 0; letter < 5; letter++) {
            order(LetterKind.RESET, MARA);
        }
        assertEquals(3, fakes.orders.size());

        clock.pass(Duration.ofMinutes(61));
        order(LetterKind.RESET, MARA);
        assertEquals(4, fakes.orders.size());
    }

    @Test
    void shouldNotFloodTheWorldForOneCaller() {
        for (int letter = 0; letter < 150; letter++) {
            order(LetterKind.SIGN_UP, new MailAddress("person" + letter + "@kite.example"));
        }

        assertEquals(100, fakes.orders.size());
    }

    @Test
    void shouldTryAgainWhenTheMailServerDidNotTakeIt() {
        fakes.isRefusing = true;
        order(LetterKind.RESET, MARA);
        dispatch.sendDue();
        dispatch.sendDue();
        assertEquals(1, onlyOrder().attempts());

        fakes.isRefusing = false;
        clock.pass(Duration.ofMinutes(1));
        dispatch.sendDue();

        assertEquals(1, fakes.sent.size());
        assertEquals(Optional.empty(), onlyOrder().dueAt());
    }

    @Test
    void shouldKeepOrdersUntilThereIsAMailServer() {
        fakes.isClosed = true;
        order(LetterKind.RESET, MARA);
        dispatch.sendDue();
        assertEquals(0, onlyOrder().attempts());

        fakes.isClosed = false;
        dispatch.sendDue();
        assertEquals(1, fakes.sent.size());
    }

    @Test
    void shouldKeepNoSecretButItsDigest() {
        String secret = secretFor(LetterKind.RESET, MARA);

        assertEquals(List.of(Sha256.of(secret)), List.copyOf(fakes.tokens.keySet()));
        assertFalse(fakes.sent.toString().contains(secret));
    }

    @Test
    void shouldMakeAnAccountOfWhoReadsTheirMail() {
        String secret = secretFor(LetterKind.SIGN_UP, STRANGER);
        assertEquals(Optional.of(new Login(STRANGER.value())), links.loginOf(secret));

        assertEquals(Optional.empty(), choose(secret, CHOSEN));

        Account made = accounts.repository().find(new Login(STRANGER.value())).orElseThrow();
        assertEquals(Optional.of(clock.instant()), made.verifiedAt());
        assertEquals(
                Optional.of(made.id()),
                accounts.signIn(new Passwords(), new SignInThrottle())
                        .signIn(STRANGER.value(), CHOSEN.toCharArray(), HOME));
        assertTrue(accounts.audited.contains(made.id() + " account.sign-up"));
    }

    @Test
    void shouldMakeNoAccountBeforeAPasswordIsChosen() {
        secretFor(LetterKind.SIGN_UP, STRANGER);

        assertEquals(Optional.empty(), accounts.repository().find(new Login(STRANGER.value())));
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGN_UP", "RESET"})
    void shouldChooseAnotherPasswordAndEndEverySignIn(LetterKind kind) {
        accounts.deviceSignIns.add(
                new DeviceSignIn("one", Optional.of(new AppleItemId(1)), Optional.empty(), clock.instant()));
        Instant before = clock.instant();

        assertEquals(Optional.empty(), choose(secretFor(kind, MARA), CHOSEN));

        assertTrue(new Passwords()
                .matches(CHOSEN.toCharArray(), mara.passwordHash().orElseThrow()));
        assertEquals(List.of(), accounts.deviceSignIns);
        assertFalse(mara.keepsSignInOf(before));
        assertEquals(Optional.of(before), mara.verifiedAt());
    }

    @Test
    void shouldRemoveWhateverWayInSomebodyElseMayHaveLeft() {
        accounts.waysIn.add("planted");

        assertEquals(Optional.of(PasswordFlaw.TOO_SHORT), choose(secretFor(LetterKind.RESET, MARA), "short"));
        assertEquals(List.of("planted"), accounts.waysIn);
        assertEquals(Optional.empty(), choose(secretFor(LetterKind.RESET, MARA), CHOSEN));

        assertEquals(List.of(), accounts.waysIn);
        assertTrue(accounts.audited.contains(mara.id() + " account.identity-unlink"));
    }

    @ParameterizedTest
    @EnumSource(names = {"WAY_IN_ADDED", "WAY_IN_REMOVED"})
    void shouldTellWhatChangedByALetterThatOpensNothing(LetterKind kind) {
        letters.tell(kind, mara.login(), "en");
        letters.tell(kind, new Login(STRANGER.value()), "de");
        dispatch.sendDue();

        assertEquals(MARA, only(fakes.sent).to());
        assertTrue(only(fakes.sent).text().contains("\nhttps://kite.example/account/identities\n"));
        assertEquals(0, fakes.tokens.size());
    }

    @Test
    void shouldLetNewsOfAChangeHoldBackNoLetterForAPassword() {
        for (int change = 0; change < 3; change++) {
            letters.tell(LetterKind.WAY_IN_ADDED, mara.login(), "en");
        }
        order(LetterKind.RESET, MARA);

        assertEquals(4, fakes.orders.size());
    }

    @Test
    void shouldTakeALinkOnceAndWithItEveryOtherOfTheAddress() {
        String first = secretFor(LetterKind.RESET, MARA);
        String second = secretFor(LetterKind.RESET, MARA);
        assertNotEquals(first, second);
        choose(second, CHOSEN);

        over(first);
        over(second);
    }

    @Test
    void shouldTakeALinkForTwoHours() {
        String secret = secretFor(LetterKind.RESET, MARA);
        clock.pass(PasswordToken.LIFE.minusMillis(1));
        assertTrue(links.loginOf(secret).isPresent());

        clock.pass(Duration.ofMillis(1));
        assertEquals(Optional.empty(), links.loginOf(secret));
        over(secret);
    }

    @Test
    void shouldLeaveALinkGoodWhenThePasswordIsNotTaken() {
        String reset = secretFor(LetterKind.RESET, MARA);
        assertEquals(Optional.of(PasswordFlaw.TOO_SHORT), choose(reset, "short"));
        assertEquals(Optional.empty(), choose(reset, CHOSEN));

        String signUp = secretFor(LetterKind.SIGN_UP, STRANGER);
        assertEquals(Optional.of(PasswordFlaw.TOO_SHORT), choose(signUp, "short"));
        assertEquals(Optional.empty(), choose(signUp, CHOSEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "pw_", "pw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "lnk_x", "' or '1'='1", "\u0000"})
    void shouldTakeNoLinkItNeverMade(String secret) {
        secretFor(LetterKind.RESET, MARA);

        assertEquals(Optional.empty(), links.loginOf(secret));
        over(secret);
    }

    private void over(String secret) {
        MarketplaceException refused = assertThrows(MarketplaceException.class, () -> choose(secret, CHOSEN));
        assertEquals(FailureCode.NOT_FOUND, refused.code());
    }

    private Optional<PasswordFlaw> choose(String secret, String password) {
        return links.choose(secret, password.toCharArray());
    }

    private String secretFor(LetterKind kind, MailAddress address) {
        order(kind, address);
        dispatch.sendDue();
        return LetterFakes.secretIn(fakes.sent.get(fakes.sent.size() - 1));
    }

    private void order(LetterKind kind, MailAddress address) {
        letters.order(kind, address, "en", HOME);
    }

    private LetterOrder onlyOrder() {
        return only(List.copyOf(fakes.orders.values()));
    }

    private static <T> T only(List<T> all) {
        assertEquals(1, all.size());
        return all.get(0);
    }

    private static PasswordRules rules() {
        PasswordRules rules = new PasswordRules();
        rules.breachedFile = Optional.empty();
        return rules;
    }

    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
