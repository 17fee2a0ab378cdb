package io.stoa.entitlement;

/** What happened to entitlements and groups. */
public enum EntitlementEventKind {
    GRANTED,
    /** It ends at another moment than was said before. */
    CHANGED,
    REVOKED,
    GROUP_CREATED,
    GROUP_RENAMED,
    GROUP_REMOVED,
    APP_ADDED,
    APP_REMOVED
}
