package io.stoa.entitlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.identity.Login;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One verdict, with a sentence that a person understands. */
class AccessVerdictsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final AppleItemId KITE = new AppleItemId(6700012345L);

    private final Account ann = new Account(new Login("ann"), Optional.empty(), NOON);
    private final Optional<AccountId> asked = Optional.of(ann.id());

    @ParameterizedTest
    @CsvSource({
        "FREE, FREE, Everybody may have this app.",
        "ACCOUNT, ACCOUNT_NEEDED, This app needs an account. Sign in.",
        "ENTITLEMENT, ACCOUNT_NEEDED, This app needs an account. Sign in."
    })
    void shouldAskNobodyInParticularForAnAccountWhereOneIsNeeded(
            AccessRule rule, AccessReason reason, String sentence) {
        AccessVerdict verdict = verdicts(rule).on(Optional.empty(), KITE);

        assertEquals(reason, verdict.reason());
        assertEquals(sentence, verdict.sentence());
    }

    @ParameterizedTest
    @EnumSource(AccessRule.class)
    void shouldRefuseAnAccountThatIsGoneOrSuspendedUnderEveryRule(AccessRule rule) {
        Entitlement held = granted(GrantTerms.PLAIN);
        AccessVerdicts gone =
                new AccessVerdicts(Map.of(KITE, rule), List.of(), List.of(new GrantedApp(KITE, held)), NOON);
        assertEquals("The account is not there any more.", gone.on(asked, KITE).sentence());

        ann.suspend(Instant.parse("2026-02-14T08:00:00Z"));

        AccessVerdict suspended = verdicts(rule, held).on(asked, KITE);
        assertEquals("The account is suspended since 14 February 2026.", suspended.sentence());
        assertFalse(suspended.allows());
    }

    @Test
    void shouldTellTheLatestEndOfSeveral() {
        Entitlement april = granted(until("2026-04-01T00:00:00Z"));
        Entitlement may = granted(until("2026-05-01T00:00:00Z"));

        assertEquals(
                "The account is entitled to this app until 1 May 2026.",
                verdicts(AccessRule.ENTITLEMENT, may, april).on(asked, KITE).sentence());
        assertEquals(
                "The account is entitled to this app.",
                verdicts(AccessRule.ENTITLEMENT, april, granted(GrantTerms.PLAIN))
                        .on(asked, KITE)
                        .sentence());
    }

    @Test
    void shouldTellHowTheLastOfSeveralEnded() {
        Entitlement expired = granted(until("2026-02-01T00:00:00Z"));
        Entitlement revoked = granted(GrantTerms.PLAIN);
        revoked.revoke("Paid back.", "shop", Instant.parse("2026-02-03T00:00:00Z"));

        assertEquals(
                "The entitlement was revoked on 3 February 2026, because: Paid back.",
                verdicts(AccessRule.ENTITLEMENT, revoked, expired)
                        .on(asked, KITE)
                        .sentence());
        assertEquals(
                AccessReason.NOT_ENTITLED,
                verdicts(AccessRule.ENTITLEMENT).on(asked, KITE).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\ud800b", "\udc00"})
    void shouldKeepNoWordsThatCannotBeKept(String words) {
        for (Runnable kept : List.<Runnable>of(
                () -> new GrantTerms(Optional.empty(), words, ""),
                () -> new GrantTerms(Optional.empty(), "", words),
                () -> GrantTerms.reason(words),
                () -> new EntitlementGroup(words, NOON))) {
            assertEquals(
                    FailureCode.MALFORMED_REQUEST,
                    assertThrows(MarketplaceException.class, kept::run).code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", " order-1", "order-1 ", "order-1\u2003"})
    void shouldKeepNoReferenceWithBlanksAtItsEnds(String reference) {
        assertThrows(MarketplaceException.class, () -> new GrantTerms(Optional.empty(), reference, ""));
    }

    @Test
    void shouldNotTakeTheEndForAnotherOneThatIsKeptWithoutItsLastDigits() {
        Entitlement granted = granted(until("2026-04-01T00:00:00.123456Z"));

        assertFalse(granted.hold(until("2026-04-01T00:00:00.123456789Z")));
        assertEquals(Optional.of(Instant.parse("2026-04-01T00:00:00.123456Z")), granted.expiresAt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a "})
    void shouldNameAGroupWithAName(String name) {
        assertThrows(MarketplaceException.class, () -> new EntitlementGroup(name, NOON));
        assertThrows(MarketplaceException.class, () -> new EntitlementGroup("x".repeat(101), NOON));
    }

    private AccessVerdicts verdicts(AccessRule rule, Entitlement... entitlements) {
        return new AccessVerdicts(
                Map.of(KITE, rule),
                List.of(ann),
                List.of(entitlements).stream()
                        .map(each -> new GrantedApp(KITE, each))
                        .toList(),
                NOON);
    }

    private Entitlement granted(GrantTerms terms) {
        return new Entitlement(ann.id(), EntitlementTarget.of(KITE), terms, "shop", NOON.minusSeconds(86_400 * 60));
    }

    private static GrantTerms until(String end) {
        return new GrantTerms(Optional.of(Instant.parse(end)), "", "");
    }
}
