package io.stoa.entitlement;

/** How an entitlement stands at a moment. */
public enum EntitlementStanding {
    HELD,
    EXPIRED,
    REVOKED
}
