package io.stoa.entitlement.view;

import io.stoa.apple.AppleItemId;
import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.service.EntitlementRegister.RegisteredEntitlement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * What a person is entitled to.
 *
 * @param older the address of the next page; empty on the last
 */
public record OwnEntitlementsPage(List<Row> rows, String older) {

    /**
     * One entitlement.
     *
     * @param app   the app; empty where it is to a group
     * @param group the name of the group; empty where it is to an app
     * @param words the key of how it stands
     * @param day   the last day it holds, or that on which it was revoked, in UTC; empty where it holds without an end
     */
    public record Row(String app, String group, String words, String day) {

        static Row of(RegisteredEntitlement registered, Map<EntitlementGroupId, String> names) {
            Entitlement entitlement = registered.entitlement();
            // at the end itself it holds no more: one at midnight is the day before
            String day = entitlement
                    .revokedAt()
                    .or(() -> entitlement.expiresAt().map(end -> end.minusNanos(1)))
                    .map(moment -> moment.atZone(ZoneOffset.UTC).toLocalDate().toString())
                    .orElse("");
            return new Row(
                    entitlement.target().app().map(AppleItemId::toString).orElse(""),
                    entitlement
                            .target()
                            .group()
                            .map(id -> names.getOrDefault(id, id.value()))
                            .orElse(""),
                    "entitlements." + registered.standing() + (day.isEmpty() ? ".always" : ""),
                    day);
        }
    }
}
