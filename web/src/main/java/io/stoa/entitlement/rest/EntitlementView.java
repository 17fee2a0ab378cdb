package io.stoa.entitlement.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.service.EntitlementRegister.RegisteredEntitlement;
import java.time.Instant;
import java.util.Optional;

/**
 * An entitlement as the API shows it.
 *
 * @param appleItemId the app; absent where it is to a group
 * @param group       the group; absent where it is to an app
 * @param standing    {@code HELD}, {@code EXPIRED} or {@code REVOKED}
 */
public record EntitlementView(
        String id,
        String account,
        Optional<AppleItemId> appleItemId,
        Optional<String> group,
        String standing,
        Optional<String> reference,
        Optional<String> reason,
        Instant grantedAt,
        String grantedBy,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<String> revokedBy,
        Optional<String> revokeReason) {

    static EntitlementView of(RegisteredEntitlement registered) {
        Entitlement entitlement = registered.entitlement();
        return new EntitlementView(
                entitlement.id().value(),
                entitlement.account().value(),
                entitlement.target().app(),
                entitlement.target().group().map(EntitlementGroupId::value),
                registered.standing().name(),
                said(entitlement.reference()),
                said(entitlement.reason()),
                entitlement.grantedAt(),
                entitlement.grantedBy(),
                entitlement.expiresAt(),
                entitlement.revokedAt(),
                entitlement.revokedBy(),
                said(entitlement.revokeReason()));
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(words -> !words.isEmpty());
    }
}
