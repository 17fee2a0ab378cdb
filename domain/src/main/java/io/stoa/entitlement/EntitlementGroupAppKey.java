package io.stoa.entitlement;

import java.io.Serializable;
import java.util.Objects;

/** What makes an app of a group unique, as both persistence providers want it: a class, not a record. */
public class EntitlementGroupAppKey implements Serializable {

    private String groupId;
    private long appleItemId;

    public EntitlementGroupAppKey() {}

    public EntitlementGroupAppKey(String groupId, long appleItemId) {
        this.groupId = groupId;
        this.appleItemId = appleItemId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntitlementGroupAppKey key
                && Objects.equals(groupId, key.groupId)
                && appleItemId == key.appleItemId;
    }

    @Override
    public int hashCode() {
        return Objects.hash(groupId, appleItemId);
    }
}
