package io.stoa.licensing;

/** Why an app does not open, as far as the page may say it that a device opens then. */
public enum ResolutionCase {
    EXPIRED,
    REVOKED,
    LIMIT_REACHED,
    APP_WITHDRAWN,
    /** The app needs an account, and nobody is signed in. */
    ACCOUNT_NEEDED,
    ACCOUNT_GONE,
    ACCOUNT_SUSPENDED,
    /** The app needs an entitlement, and the person never had one. */
    NOT_ENTITLED,
    ENTITLEMENT_EXPIRED,
    ENTITLEMENT_REVOKED,
    /** It was refused because the person might not have it, and they may by now. */
    ALLOWED_SINCE,
    /** Nobody knows, or nobody may say: the page names the possible causes. */
    UNKNOWN
}
