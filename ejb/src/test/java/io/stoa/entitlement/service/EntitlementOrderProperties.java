package io.stoa.entitlement.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.service.AccountFakes;
import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.Distribution;
import io.stoa.connect.http.MovableClock;
import io.stoa.entitlement.EndChange;
import io.stoa.entitlement.EntitlementEvent;
import io.stoa.entitlement.EntitlementEventKind;
import io.stoa.entitlement.EntitlementTarget;
import io.stoa.entitlement.GrantTerms;
import io.stoa.identity.Login;
import io.stoa.problem.MarketplaceException;
import io.stoa.storefront.service.Offers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** In whatever order a shop's sales, extensions and refunds arrive, and however often: an account has what it should. */
class EntitlementOrderProperties {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final EntitlementTarget TO_KITE = EntitlementTarget.of(KITE);

    /**
     * A word of a shop.
     *
     * @param change what it may do to the end that was said before
     * @param days   until the end of what is sold; 0 for no end; what is refunded has none
     */
    record Word(boolean sale, String reference, EndChange change, int days, int hoursLater) {

        Instant end(Instant now) {
            return days == 0 || change == EndChange.NONE ? Instant.MAX : now.plus(Duration.ofDays(days));
        }

        /** When it ends after this word. @param before when it ended until now */
        Instant after(Instant before, Instant end) {
            return switch (change) {
                case NONE -> before;
                case LATER -> end.isAfter(before) ? end : before;
                case ANY -> end;
            };
        }
    }

    @Provide
    Arbitrary<List<Word>> words() {
        Arbitrary<Word> word = Combinators.combine(
                        Arbitraries.of(true, true, false),
                        Arbitraries.of("order-1", "order-2", "order-3"),
                        Arbitraries.of(EndChange.class),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 40))
                .as(Word::new);
        return word.list().ofMaxSize(12);
    }

    @Property(tries = 300)
    void shouldEntitleExactlyWhileSomethingSoldIsNeitherRefundedNorOver(@ForAll("words") List<Word> words) {
        MovableClock clock = new MovableClock(NOON);
        AccountFakes fakes = new AccountFakes(clock);
        EntitlementRows rows = new EntitlementRows();
        Entitlements shop = rows.entitlements(fakes.repository(), (actor, action, subject, detail) -> {}, clock);
        AccountId ann = account(fakes);
        Map<String, Instant> sold = new HashMap<>();
        Set<String> refunded = new HashSet<>();
        for (Word word : words) {
            clock.advance(Duration.ofHours(word.hoursLater()));
            Instant end = word.end(clock.instant());
            tell(shop, ann, word, end);
            if (!word.sale()) {
                refunded.add(word.reference());
            } else if (!refunded.contains(word.reference())) {
                sold.merge(word.reference(), end, word::after);
            }
            boolean expected = sold.entrySet().stream()
                    .anyMatch(each ->
                            !refunded.contains(each.getKey()) && each.getValue().isAfter(clock.instant()));
            assertEquals(
                    expected,
                    rows.access(fakes.repository(), sellingKite(), clock)
                            .judge(Optional.of(ann), KITE)
                            .allows());
        }
        assertEquals(sold.keySet(), told(rows, EntitlementEventKind.GRANTED));
        assertEquals(refunded, told(rows, EntitlementEventKind.REVOKED));
    }

    private static void tell(Entitlements shop, AccountId ann, Word word, Instant end) {
        if (word.sale()) {
            Optional<Instant> until = Optional.of(end).filter(moment -> moment.isBefore(Instant.MAX));
            try {
                shop.grant(ann, TO_KITE, new GrantTerms(until, word.change(), word.reference(), ""), "shop");
            } catch (MarketplaceException refundedBefore) {
                assertEquals("entitlement-revoked", refundedBefore.code().slug());
            }
        } else {
            shop.revoke(ann, TO_KITE, Optional.of(word.reference()), "refunded", "shop");
        }
    }

    // what the history tells happened to each reference, and never twice
    private static Set<String> told(EntitlementRows rows, EntitlementEventKind kind) {
        List<String> references = rows.history.stream()
                .filter(event -> event.kind() == kind)
                .map(EntitlementEvent::reference)
                .toList();
        assertEquals(new HashSet<>(references).size(), references.size());
        return Set.copyOf(references);
    }

    private static AccountId account(AccountFakes fakes) {
        Account ann = new Account(new Login("ann"), Optional.empty(), NOON);
        fakes.repository().add(ann);
        return ann.id();
    }

    private static Offers sellingKite() {
        Offers offers = new Offers().with(Offers.app(KITE.value(), Distribution.DISTRIBUTED, "Kite"), 1, "1.0");
        offers.find(KITE).orElseThrow().decideAccess(Optional.of(AccessRule.ENTITLEMENT));
        return offers;
    }
}
