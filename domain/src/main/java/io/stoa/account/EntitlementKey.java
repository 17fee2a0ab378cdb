package io.stoa.account;

import java.io.Serializable;
import java.util.Objects;

/** What makes an entitlement unique, as both persistence providers want it: a class, not a record. */
public class EntitlementKey implements Serializable {

    private String accountId;
    private long appleItemId;

    public EntitlementKey() {}

    public EntitlementKey(String accountId, long appleItemId) {
        this.accountId = accountId;
        this.appleItemId = appleItemId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntitlementKey key
                && Objects.equals(accountId, key.accountId)
                && appleItemId == key.appleItemId;
    }

    @Override
    public int hashCode() {
        return Objects.hash(accountId, appleItemId);
    }
}
