package io.stoa.admin.view;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.entitlement.EntitlementEvent;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.storefront.DisplayText;
import java.util.Optional;

/** An entry of the history of entitlements as the console shows it; {@code kind} is a key of the console's texts. */
public record EntitlementEventRow(
        Moment at,
        String kind,
        String actor,
        Optional<String> account,
        Optional<String> app,
        Optional<String> group,
        String reference,
        Optional<Moment> ends,
        String reason) {

    static EntitlementEventRow of(EntitlementEvent event) {
        return new EntitlementEventRow(
                Moment.of(event.happenedAt()),
                event.kind().name(),
                DisplayText.line(event.actor()),
                event.account().map(AccountId::value),
                event.app().map(AppleItemId::toString),
                event.group().map(EntitlementGroupId::value),
                DisplayText.line(event.reference()),
                event.expiresAt().map(Moment::of),
                DisplayText.line(event.reason()));
    }
}
