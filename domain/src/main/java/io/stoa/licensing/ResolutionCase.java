package io.stoa.licensing;

/** Why an app does not open, as far as the page may say it that a device opens then. */
public enum ResolutionCase {
    EXPIRED,
    REVOKED,
    LIMIT_REACHED,
    APP_WITHDRAWN,
    ACCOUNT_GONE,
    ACCOUNT_SUSPENDED,
    /** The app needs an entitlement, and the person never had one. */
    NOT_ENTITLED,
    ENTITLEMENT_EXPIRED,
    ENTITLEMENT_REVOKED,
    /** Nobody knows, or nobody may say: the page names the possible causes. */
    UNKNOWN
}
