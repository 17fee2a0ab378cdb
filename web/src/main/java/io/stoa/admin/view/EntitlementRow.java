package io.stoa.admin.view;

import io.stoa.apple.AppleItemId;
import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.service.EntitlementRegister.RegisteredEntitlement;
import io.stoa.storefront.DisplayText;
import java.util.Map;
import java.util.Optional;

/**
 * An entitlement as the console shows it.
 *
 * @param state a key of the console's texts
 * @param ends  when it expires; empty where it does not
 */
public record EntitlementRow(
        String id,
        String account,
        Optional<String> app,
        Optional<String> group,
        String groupName,
        String state,
        String reference,
        String reason,
        Moment granted,
        String grantedBy,
        Optional<Moment> ends,
        Optional<Moment> revoked,
        String revokedBy,
        String revokeReason) {

    static EntitlementRow of(RegisteredEntitlement registered, Map<EntitlementGroupId, String> names) {
        Entitlement entitlement = registered.entitlement();
        Optional<EntitlementGroupId> group = entitlement.target().group();
        return new EntitlementRow(
                entitlement.id().value(),
                entitlement.account().value(),
                entitlement.target().app().map(AppleItemId::toString),
                group.map(EntitlementGroupId::value),
                DisplayText.line(
                        group.map(id -> names.getOrDefault(id, id.value())).orElse("")),
                registered.standing().name(),
                DisplayText.line(entitlement.reference()),
                DisplayText.line(entitlement.reason()),
                Moment.of(entitlement.grantedAt()),
                DisplayText.line(entitlement.grantedBy()),
                entitlement.expiresAt().map(Moment::of),
                entitlement.revokedAt().map(Moment::of),
                DisplayText.line(entitlement.revokedBy().orElse("")),
                DisplayText.line(entitlement.revokeReason()));
    }
}
