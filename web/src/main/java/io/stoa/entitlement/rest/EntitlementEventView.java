package io.stoa.entitlement.rest;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.entitlement.EntitlementEvent;
import io.stoa.entitlement.EntitlementGroupId;
import java.time.Instant;
import java.util.Optional;

/** An entry of the history as the API shows it; what does not belong to it is absent. */
public record EntitlementEventView(
        String id,
        Instant at,
        String actor,
        String kind,
        Optional<String> account,
        Optional<AppleItemId> appleItemId,
        Optional<String> group,
        Optional<String> reference,
        Optional<Instant> expiresAt,
        Optional<String> reason) {

    static EntitlementEventView of(EntitlementEvent event) {
        return new EntitlementEventView(
                event.id(),
                event.happenedAt(),
                event.actor(),
                event.kind().name(),
                event.account().map(AccountId::value),
                event.app(),
                event.group().map(EntitlementGroupId::value),
                Optional.of(event.reference()).filter(text -> !text.isEmpty()),
                event.expiresAt(),
                Optional.of(event.reason()).filter(text -> !text.isEmpty()));
    }
}
