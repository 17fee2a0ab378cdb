package io.stoa.account.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.LetterKind;
import io.stoa.account.Reason;
import io.stoa.apple.AppleItemId;
import io.stoa.identity.Login;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators do to an account: under their own name, and never silently nothing. */
class AccountCareTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final String PHONE = "019a9c2e-0000-7000-8000-000000000001";
    private static final Reason ASKED = new Reason("asked by phone");

    private final AccountFakes fakes = new AccountFakes(CLOCK);
    private final LetterFakes letters = new LetterFakes(fakes, CLOCK);
    private final List<String> audited = new ArrayList<>();
    private final AccountCare care = care();
    private final Account ann = fakes.accounts().create(new Login("ann@kite.example"), Optional.empty(), "owner");

    @Test
    void shouldSuspendAndReinstateWithTheReasonInTheAudit() {
        care.suspend(ann.id(), ASKED, "mara");
        care.suspend(ann.id(), new Reason("again"), "mara");
        assertEquals(Optional.of(NOON), ann.suspendedAt());
        care.reinstate(ann.id(), new Reason("paid"), "mara");

        assertEquals(Optional.empty(), ann.suspendedAt());
        assertEquals(List.of("mara account.suspend asked by phone", "mara account.resume paid"), audited);
    }

    @Test
    void shouldEndEverySignInUnderTheOperatorsName() {
        fakes.deviceSignIns.add(new DeviceSignIn("one", Optional.of(KITE), Optional.empty(), NOON));

        care.signOutEverywhere(ann.id(), "mara");

        assertEquals(List.of(), fakes.deviceSignIns);
        assertFalse(ann.keepsSignInOf(NOON));
        assertEquals(List.of("mara account.sign-out-everywhere devices 1"), audited);
    }

    @Test
    void shouldEndOneSignInAndSayWhenItHadEndedAlready() {
        fakes.deviceSignIns.add(new DeviceSignIn(PHONE, Optional.of(KITE), Optional.empty(), NOON));
        fakes.deviceSignIns.add(new DeviceSignIn("two", Optional.of(KITE), Optional.empty(), NOON));

        care.endSignIn(ann.id(), PHONE, "mara");

        assertEquals(
                List.of("two"),
                fakes.deviceSignIns.stream().map(DeviceSignIn::id).toList());
        assertEquals(FailureCode.NOT_FOUND, codeOf(() -> care.endSignIn(ann.id(), PHONE, "mara")));
        assertEquals(List.of("mara account.sign-out-device sign-in " + PHONE), audited);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "phone", "\u0000", "019A9C2E-0000-7000-8000-000000000001"})
    void shouldAskTheDatabaseForNoSignInThatCannotBeOne(String id) {
        fakes.deviceSignIns.add(new DeviceSignIn(id, Optional.of(KITE), Optional.empty(), NOON));

        assertEquals(FailureCode.NOT_FOUND, codeOf(() -> care.endSignIn(ann.id(), id, "mara")));
        assertEquals(1, fakes.deviceSignIns.size());
    }

    @Test
    void shouldRemoveAWayInAndEndEverySignIn() {
        fakes.waysIn.add(PHONE);
        fakes.deviceSignIns.add(new DeviceSignIn("one", Optional.of(KITE), Optional.empty(), NOON));
        fakes.whenHeld = () -> assertEquals(List.of(), fakes.deviceSignIns);

        care.removeWayIn(ann.id(), PHONE, "mara");

        assertEquals(List.of(), fakes.waysIn);
        assertFalse(ann.keepsSignInOf(NOON));
        assertEquals(
                List.of("mara account.sign-out-everywhere devices 1", "mara account.identity-unlink way in " + PHONE),
                audited);
        assertEquals(FailureCode.NOT_FOUND, codeOf(() -> care.removeWayIn(ann.id(), PHONE, "mara")));
        assertEquals(FailureCode.NOT_FOUND, codeOf(() -> care.removeWayIn(ann.id(), "\u0000", "mara")));
    }

    @Test
    void shouldOrderNoLetterForAPasswordWherePasswordsAreOff() {
        assertTrue(care.sendsLetters());
        care.passwords.passwords = "off";

        assertFalse(care.sendsLetters());
        assertTrue(
                sentenceOf(() -> care.sendResetLetter(ann.id(), "en", "mara")).contains("Passwords are off"));
        assertTrue(letters.orders.isEmpty());
    }

    @Test
    void shouldOrderALetterUntilThreeWentWithinTheHour() {
        for (int i = 0; i < 3; i++) {
            care.sendResetLetter(ann.id(), "de", "mara");
        }

        assertEquals(FailureCode.STATE_CONFLICT, codeOf(() -> care.sendResetLetter(ann.id(), "de", "mara")));
        assertEquals(3, audited.size());
        assertTrue(letters.orders.values().stream()
                .allMatch(order -> order.kind() == LetterKind.RESET
                        && order.language().equals("de")
                        && order.address().value().equals("ann@kite.example")));
    }

    @Test
    void shouldSayWhyNoLetterIsSent() {
        Account nameOnly = fakes.accounts().create(new Login("bob"), Optional.empty(), "owner");
        assertTrue(sentenceOf(() -> care.sendResetLetter(nameOnly.id(), "en", "mara"))
                .contains("no e-mail address"));
        letters.isClosed = true;
        assertTrue(
                sentenceOf(() -> care.sendResetLetter(ann.id(), "en", "mara")).contains("stoa.mail.host"));
        letters.isClosed = false;
        ann.suspend(NOON);
        assertTrue(
                sentenceOf(() -> care.sendResetLetter(ann.id(), "en", "mara")).contains("suspended"));

        assertTrue(letters.orders.isEmpty());
        assertEquals(List.of(), audited);
    }

    @Test
    void shouldMintALinkTokenForAnActiveAccountAlone() {
        assertEquals(1, List.of(care.linkToken(ann.id(), KITE, "mara")).size());
        ann.suspend(NOON);

        assertEquals(FailureCode.STATE_CONFLICT, codeOf(() -> care.linkToken(ann.id(), KITE, "mara")));
        assertEquals(1, fakes.linkTokens.size());
        assertEquals(List.of("mara account.link-token app 6700012345"), audited);
    }

    @Test
    void shouldDeleteUnderTheOperatorsName() {
        care.delete(ann.id(), "mara");

        assertEquals(Optional.empty(), fakes.repository().find(ann.id()));
        assertEquals(List.of("mara account.delete "), audited);
    }

    @Test
    void shouldKnowNobodyWhoIsNotThere() {
        AccountId nobody = new AccountId("019a9c2e-0000-7000-8000-000000000000");
        for (Runnable act : List.<Runnable>of(
                () -> care.suspend(nobody, ASKED, "mara"),
                () -> care.reinstate(nobody, ASKED, "mara"),
                () -> care.signOutEverywhere(nobody, "mara"),
                () -> care.endSignIn(nobody, "one", "mara"),
                () -> care.sendResetLetter(nobody, "en", "mara"),
                () -> care.linkToken(nobody, KITE, "mara"),
                () -> care.delete(nobody, "mara"))) {
            assertEquals(FailureCode.NOT_FOUND, codeOf(act));
        }
        assertEquals(List.of(), audited);
    }

    private AccountCare care() {
        AccountCare service = new AccountCare();
        service.accounts = fakes.accounts();
        service.own = fakes.ownAccount(new PasswordRules());
        service.devices = fakes.devices();
        service.letters = letters.letters();
        service.waysIn = fakes.linkedWaysIn();
        service.passwords = AccountFakes.passwordsOn();
        service.linkTokens = fakes.linkTokens();
        service.deletion = deletion();
        service.clock = CLOCK;
        service.audit = (actor, action, subject, detail) -> audited.add(actor + " " + action + " " + detail);
        service.accounts.audit = service.audit;
        service.own.audit = service.audit;
        service.linkTokens.audit = service.audit;
        service.deletion.audit = service.audit;
        return service;
    }

    private AccountDeletion deletion() {
        AccountDeletion service = new AccountDeletion();
        service.accounts = fakes.repository();
        service.devices = fakes.devices();
        service.tokens = letters.tokenRepository();
        service.installLinks = fakes.installLinks();
        service.orders = letters.orderRepository();
        return service;
    }

    private static FailureCode codeOf(Runnable refused) {
        return assertThrows(MarketplaceException.class, refused::run).code();
    }

    private static String sentenceOf(Runnable refused) {
        return assertThrows(MarketplaceException.class, refused::run).sentence();
    }
}
