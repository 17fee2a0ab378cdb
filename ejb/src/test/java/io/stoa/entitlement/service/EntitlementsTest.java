package io.stoa.entitlement.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.service.AccountFakes;
import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.Distribution;
import io.stoa.connect.http.MovableClock;
import io.stoa.entitlement.AccessReason;
import io.stoa.entitlement.AccessVerdict;
import io.stoa.entitlement.EndChange;
import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.EntitlementEvent;
import io.stoa.entitlement.EntitlementGroup;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.EntitlementId;
import io.stoa.entitlement.EntitlementTarget;
import io.stoa.entitlement.GrantTerms;
import io.stoa.identity.Login;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.storefront.service.Offers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What any shop may rely on: told twice is granted once, taken back stays taken back, and everything is written down. */
class EntitlementsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final EntitlementTarget TO_KITE = EntitlementTarget.of(KITE);
    private static final String SHOP = "shop";

    private final MovableClock clock = new MovableClock(NOON);
    private final AccountFakes fakes = new AccountFakes(clock);
    private final List<String> audited = new ArrayList<>();
    private final EntitlementRows rows = new EntitlementRows();
    private final Entitlements entitlements = rows.entitlements(
            fakes.repository(),
            (actor, action, subject, detail) -> audited.add(actor + " " + action + " " + detail),
            clock);
    private final EntitlementGroups groups = rows.groups((actor, action, subject, detail) -> {}, clock);
    private final Offers offers = new Offers();
    private final AccountId ann = account("ann");

    EntitlementsTest() {
        offers.with(Offers.app(KITE.value(), Distribution.DISTRIBUTED, "Kite"), 1, "1.0");
        offers.find(KITE).orElseThrow().decideAccess(Optional.of(AccessRule.ENTITLEMENT));
    }

    @Test
    void shouldGrantOnceWhatIsToldTwice() {
        entitlements.grant(ann, TO_KITE, order("order-1"), SHOP);
        clock.advance(Duration.ofDays(1));
        entitlements.grant(ann, TO_KITE, order("order-1"), SHOP);

        assertEquals(AccessReason.ENTITLED, verdict().reason());
        assertEquals(List.of("GRANTED"), kinds());
        assertEquals(NOON, rows.entitlements.get(0).grantedAt());
        assertEquals(List.of("shop account.entitle app 6700012345"), audited);
    }

    @Test
    void shouldExtendWhatIsToldWithAnotherEnd() {
        Instant april = NOON.plus(Duration.ofDays(31));
        entitlements.grant(ann, TO_KITE, order("sub-1", NOON.plusSeconds(60)), SHOP);
        clock.advance(Duration.ofMinutes(2));
        assertEquals(AccessReason.ENTITLEMENT_EXPIRED, verdict().reason());

        entitlements.grant(ann, TO_KITE, order("sub-1", april), SHOP);

        assertEquals(AccessReason.ENTITLED, verdict().reason());
        assertEquals(Optional.of(april), verdict().at());
        assertEquals(List.of("GRANTED", "CHANGED"), kinds());
    }

    @Test
    void shouldNotEndSoonerWhenAnEarlierMessageComesAgain() {
        Instant april = NOON.plus(Duration.ofDays(31));
        Instant may = NOON.plus(Duration.ofDays(61));
        entitlements.grant(ann, TO_KITE, order("sub-1", april), SHOP);
        entitlements.grant(ann, TO_KITE, order("sub-1", may), SHOP);

        entitlements.grant(ann, TO_KITE, order("sub-1", april), SHOP);

        assertEquals(Optional.of(may), verdict().at());
        assertEquals(List.of("GRANTED", "CHANGED"), kinds());
    }

    @Test
    void shouldLeaveTheEndOfASubscriptionWhereNoneIsSaid() {
        Instant april = NOON.plus(Duration.ofDays(31));
        entitlements.grant(ann, TO_KITE, order("sub-1", april), SHOP);

        entitlements.grant(ann, TO_KITE, saying(EndChange.NONE, Optional.empty()), SHOP);
        assertEquals(Optional.of(april), verdict().at());

        entitlements.grant(ann, TO_KITE, order("sub-1"), SHOP);
        assertEquals(Optional.empty(), verdict().at());
        entitlements.grant(ann, TO_KITE, order("sub-1", april), SHOP);
        assertEquals(Optional.empty(), verdict().at());
    }

    @Test
    void shouldEndSoonerWhereThatIsSaidAndGoOnLater() {
        Instant april = NOON.plus(Duration.ofDays(31));
        entitlements.grant(ann, TO_KITE, order("sub-1", april), SHOP);

        entitlements.grant(ann, TO_KITE, saying(EndChange.ANY, Optional.of(NOON)), SHOP);
        assertEquals(AccessReason.ENTITLEMENT_EXPIRED, verdict().reason());

        entitlements.grant(ann, TO_KITE, order("sub-1", april), SHOP);
        assertEquals(AccessReason.ENTITLED, verdict().reason());
        assertEquals(List.of("GRANTED", "CHANGED", "CHANGED"), kinds());
    }

    @Test
    void shouldEndAtItsMomentAndNotAfter() {
        entitlements.grant(ann, TO_KITE, order("sub-1", NOON.plusSeconds(60)), SHOP);
        clock.advance(Duration.ofMillis(59_999));
        assertEquals(AccessReason.ENTITLED, verdict().reason());
        clock.advance(Duration.ofMillis(1));

        assertEquals("The entitlement expired on 1 March 2026.", verdict().sentence());
    }

    @Test
    void shouldNotGiveBackWhatWasTakenBackWhenTheSaleIsToldLate() {
        entitlements.grant(ann, TO_KITE, order("order-1"), SHOP);
        entitlements.revoke(ann, TO_KITE, Optional.of("order-1"), "refunded", SHOP);

        assertEquals(
                FailureCode.ENTITLEMENT_REVOKED,
                codeOf(() -> entitlements.grant(ann, TO_KITE, order("order-1"), SHOP)));
        assertEquals(
                "The entitlement was revoked on 1 March 2026, because: refunded.",
                verdict().sentence());
        entitlements.grant(ann, TO_KITE, order("order-2"), SHOP);
        assertEquals(AccessReason.ENTITLED, verdict().reason());
    }

    @Test
    void shouldNotGrantWhatWasRefundedBeforeItsSaleIsTold() {
        assertEquals(0, entitlements.revoke(ann, TO_KITE, Optional.of("order-1"), "refunded", SHOP));
        assertEquals(0, entitlements.revoke(ann, TO_KITE, Optional.of("order-1"), "again", SHOP));

        assertEquals(
                FailureCode.ENTITLEMENT_REVOKED,
                codeOf(() -> entitlements.grant(ann, TO_KITE, order("order-1"), SHOP)));
        assertEquals(AccessReason.ENTITLEMENT_REVOKED, verdict().reason());
        assertEquals(List.of("REVOKED"), kinds());
    }

    @Test
    void shouldKeepNothingOfARevocationThatNamesNoOrder() {
        entitlements.revoke(ann, TO_KITE, Optional.empty(), "", "mara");
        entitlements.revoke(ann, TO_KITE, Optional.of(""), "", "mara");
        EntitlementGroupId removed = new EntitlementGroupId("019a9c2e-0000-7000-8000-000000000000");
        entitlements.revoke(ann, EntitlementTarget.of(removed), Optional.of("order-1"), "", SHOP);

        assertEquals(List.of(), rows.entitlements);
        assertEquals(
                FailureCode.MALFORMED_REQUEST,
                codeOf(() -> entitlements.revoke(ann, TO_KITE, Optional.of("x".repeat(201)), "", SHOP)));
    }

    @Test
    void shouldLetOperatorsGrantAnewWhatHasNoReference() {
        entitlements.grant(ann, TO_KITE, GrantTerms.PLAIN, "mara");
        assertEquals(1, entitlements.revoke(ann, TO_KITE, Optional.empty(), "", "mara"));
        assertEquals(0, entitlements.revoke(ann, TO_KITE, Optional.empty(), "", "mara"));
        assertEquals("The entitlement was revoked on 1 March 2026.", verdict().sentence());

        entitlements.grant(ann, TO_KITE, GrantTerms.PLAIN, "mara");

        assertEquals(AccessReason.ENTITLED, verdict().reason());
        assertEquals(List.of("GRANTED", "REVOKED", "GRANTED"), kinds());
    }

    @Test
    void shouldKeepOneOrderWhileAnotherIsTakenBack() {
        entitlements.grant(ann, TO_KITE, order("order-1"), SHOP);
        entitlements.grant(ann, TO_KITE, order("order-2"), SHOP);

        assertEquals(1, entitlements.revoke(ann, TO_KITE, Optional.of("order-1"), "refunded", SHOP));

        assertEquals(AccessReason.ENTITLED, verdict().reason());
        assertEquals(1, entitlements.revoke(ann, TO_KITE, Optional.empty(), "", "mara"));
        assertEquals(AccessReason.ENTITLEMENT_REVOKED, verdict().reason());
    }

    @Test
    void shouldRevokeByItsIdOnce() {
        Entitlement granted = entitlements.grant(ann, TO_KITE, order("order-1"), SHOP);

        entitlements.revoke(granted.id(), "fraud", "mara");
        entitlements.revoke(granted.id(), "again", "mara");

        assertEquals("fraud", granted.revokeReason());
        assertEquals(Optional.of("mara"), granted.revokedBy());
        assertEquals(List.of("GRANTED", "REVOKED"), kinds());
        EntitlementId nobodys = new EntitlementId("019a9c2e-0000-7000-8000-000000000000");
        assertEquals(FailureCode.NOT_FOUND, codeOf(() -> entitlements.revoke(nobodys, "", "mara")));
    }

    @Test
    void shouldGiveEveryAppOfAGroupToItsMembersAlsoThoseThatJoinLater() {
        EntitlementGroupId group = groups.create("Everything", "mara").id();
        entitlements.grant(ann, EntitlementTarget.of(group), order("sub-1", NOON.plusSeconds(60)), SHOP);
        assertEquals(AccessReason.NOT_ENTITLED, verdict().reason());

        groups.addApp(group, KITE, "mara");
        groups.addApp(group, KITE, "mara");
        assertEquals(AccessReason.ENTITLED, verdict().reason());

        clock.advance(Duration.ofMinutes(1));
        assertEquals(AccessReason.ENTITLEMENT_EXPIRED, verdict().reason());
        assertEquals(
                List.of("GROUP_CREATED", "GRANTED", "APP_ADDED"),
                rows.history.stream().map(each -> each.kind().name()).toList());
    }

    @Test
    void shouldChangeNothingOfAFullGroupThatHasTheApp() {
        EntitlementGroupId group = groups.create("Everything", "mara").id();
        LongStream.rangeClosed(1, EntitlementGroup.MOST_APPS)
                .forEach(app -> groups.addApp(group, new AppleItemId(app), "mara"));

        groups.addApp(group, new AppleItemId(1), "mara");

        assertEquals(FailureCode.STATE_CONFLICT, codeOf(() -> groups.addApp(group, KITE, "mara")));
        assertEquals(EntitlementGroup.MOST_APPS + 1, rows.history.size());
    }

    @Test
    void shouldTakeAnAppFromAllMembersWhenItLeavesTheGroup() {
        EntitlementGroupId group = groups.create("Everything", "mara").id();
        groups.addApp(group, KITE, "mara");
        entitlements.grant(ann, EntitlementTarget.of(group), GrantTerms.PLAIN, SHOP);

        groups.removeApp(group, KITE, "mara");
        groups.removeApp(group, KITE, "mara");

        assertEquals(AccessReason.NOT_ENTITLED, verdict().reason());
    }

    @Test
    void shouldRemoveAGroupOnlyWhenNobodyHoldsIt() {
        EntitlementGroup group = groups.create("Everything", "mara");
        EntitlementTarget target = EntitlementTarget.of(group.id());
        entitlements.grant(ann, target, GrantTerms.PLAIN, SHOP);
        assertEquals(FailureCode.STATE_CONFLICT, codeOf(() -> groups.remove(group.id(), "mara")));
        entitlements.revoke(ann, target, Optional.empty(), "", SHOP);

        groups.remove(group.id(), "mara");

        assertEquals(FailureCode.NOT_FOUND, codeOf(() -> groups.get(group.id())));
        assertEquals(FailureCode.NOT_FOUND, codeOf(() -> entitlements.grant(ann, target, GrantTerms.PLAIN, SHOP)));
    }

    @Test
    void shouldGiveTwoGroupsTwoNames() {
        groups.create("Everything", "mara");
        EntitlementGroupId other = groups.create("Testers", "mara").id();

        assertEquals(FailureCode.ALREADY_EXISTS, codeOf(() -> groups.create("Everything", "mara")));
        assertEquals(FailureCode.ALREADY_EXISTS, codeOf(() -> groups.rename(other, "Everything", "mara")));
        assertEquals(
                "Testers of Kite",
                groups.rename(other, "Testers of Kite", "mara").name());
    }

    @Test
    void shouldGrantNothingToNobody() {
        AccountId nobody = new AccountId("019a9c2e-0000-7000-8000-000000000000");

        assertEquals(FailureCode.NOT_FOUND, codeOf(() -> entitlements.grant(nobody, TO_KITE, GrantTerms.PLAIN, SHOP)));
        assertEquals(
                FailureCode.NOT_FOUND, codeOf(() -> entitlements.revoke(nobody, TO_KITE, Optional.empty(), "", SHOP)));
        assertEquals(List.of(), rows.history);
        assertEquals(List.of(), audited);
    }

    @Test
    void shouldRefuseAnInstallWithTheReason() {
        MarketplaceException refusal = assertThrows(MarketplaceException.class, () -> access().require(ann, KITE));

        assertEquals(FailureCode.ACCESS_REFUSED, refusal.code());
        assertEquals("The account is not entitled to this app.", refusal.sentence());
    }

    @Test
    void shouldRevokeForNoReasonThatCannotBeKept() {
        entitlements.grant(ann, TO_KITE, GrantTerms.PLAIN, SHOP);

        assertEquals(
                FailureCode.MALFORMED_REQUEST,
                codeOf(() -> entitlements.revoke(ann, TO_KITE, Optional.empty(), "x".repeat(501), SHOP)));
        assertEquals(AccessReason.ENTITLED, verdict().reason());
    }

    private AccessVerdict verdict() {
        return access().judge(Optional.of(ann), KITE);
    }

    private AppAccess access() {
        return rows.access(fakes.repository(), offers, clock);
    }

    private List<String> kinds() {
        return rows.history.stream().map(EntitlementEvent::kind).map(Enum::name).toList();
    }

    private AccountId account(String login) {
        Account account = new Account(new Login(login), Optional.empty(), NOON);
        fakes.repository().add(account);
        return account.id();
    }

    private static GrantTerms order(String reference) {
        return new GrantTerms(Optional.empty(), reference, "");
    }

    private static GrantTerms order(String reference, Instant end) {
        return new GrantTerms(Optional.of(end), reference, "");
    }

    private static GrantTerms saying(EndChange change, Optional<Instant> end) {
        return new GrantTerms(end, change, "sub-1", "");
    }

    private static FailureCode codeOf(Executable refused) {
        return assertThrows(MarketplaceException.class, refused).code();
    }
}
