package io.stoa.account.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.MailAddress;
import io.stoa.account.OpaqueToken;
import io.stoa.account.PasswordFlaw;
import io.stoa.account.PasswordToken;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.identity.Login;
import io.stoa.identity.service.Passwords;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnAccountTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final DeviceSignIn PHONE =
            new DeviceSignIn("one", Optional.of(new AppleItemId(6700012345L)), Optional.of("phone"), NOON);

    private final AccountFakes fakes = new AccountFakes(Clock.fixed(NOON, ZoneOffset.UTC));
    private final Account mara =
            fakes.accounts().create(new Login("mara"), Optional.of("the former one".toCharArray()), "operator");
    private final OwnAccount own = fakes.ownAccount(rules());

    @Test
    void shouldEndEverySignInOfBefore() {
        fakes.deviceSignIns.add(PHONE);
        assertEquals(List.of(PHONE), own.devicesOf(mara.id()));

        own.signOutEverywhere(mara.id());

        assertEquals(List.of(), fakes.deviceSignIns);
        assertFalse(mara.keepsSignInOf(NOON));
        assertTrue(fakes.audited.contains(mara.id() + " account.sign-out-everywhere"));
    }

    @Test
    void shouldEndEverySignInWhenThePasswordChanges() {
        fakes.deviceSignIns.add(PHONE);

        assertEquals(Optional.empty(), choose("fifteen letters"));

        assertTrue(new Passwords()
                .matches("fifteen letters".toCharArray(), mara.passwordHash().orElseThrow()));
        assertEquals(List.of(), fakes.deviceSignIns);
        assertFalse(mara.keepsSignInOf(NOON));
    }

    @Test
    void shouldEndWhateverCouldStillBeginASignIn() {
        OpaqueToken install = fakes.linkTokens().mint(mara, new AppleItemId(1), "operator");
        fakes.letterLinks()
                .add(new PasswordToken(
                        Sha256.of("letter"), new MailAddress("mara@kite.example"), Optional.of(mara.id()), NOON));

        assertEquals(Optional.empty(), choose("fifteen letters"));

        assertEquals(Optional.empty(), fakes.linkTokens().exchange(install.text()));
        assertEquals(Optional.empty(), fakes.letterLinks().find(Sha256.of("letter")));
    }

    @Test
    void shouldChangeNothingForAPasswordThatIsNotTaken() {
        fakes.deviceSignIns.add(PHONE);
        Optional<String> before = mara.passwordHash();

        assertEquals(Optional.of(PasswordFlaw.TOO_SHORT), choose("fourteen lette"));

        assertEquals(before, mara.passwordHash());
        assertEquals(List.of(PHONE), fakes.deviceSignIns);
        assertTrue(mara.keepsSignInOf(NOON));
    }

    private Optional<PasswordFlaw> choose(String password) {
        return own.choosePassword(mara.id(), password.toCharArray());
    }

    private static PasswordRules rules() {
        PasswordRules rules = new PasswordRules();
        rules.breachedFile = Optional.empty();
        return rules;
    }
}
