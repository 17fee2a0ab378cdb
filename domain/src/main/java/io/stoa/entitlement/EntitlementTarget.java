package io.stoa.entitlement;

import io.stoa.apple.AppleItemId;
import java.util.Optional;

/** What an entitlement is to: one app, or every app of a group, also those that join it later. */
public record EntitlementTarget(Optional<AppleItemId> app, Optional<EntitlementGroupId> group) {

    public EntitlementTarget {
        if (app.isPresent() == group.isPresent()) {
            throw new IllegalArgumentException("an entitlement is to an app or to a group");
        }
    }

    public static EntitlementTarget of(AppleItemId app) {
        return new EntitlementTarget(Optional.of(app), Optional.empty());
    }

    public static EntitlementTarget of(EntitlementGroupId group) {
        return new EntitlementTarget(Optional.empty(), Optional.of(group));
    }

    /** Such as {@code app 6700012345}; different for everything that is different. */
    @Override
    public String toString() {
        return app.map(id -> "app " + id).orElseGet(() -> "group " + group.orElseThrow());
    }
}
