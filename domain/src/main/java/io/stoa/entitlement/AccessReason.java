package io.stoa.entitlement;

/** Why somebody may have an app, or may not: the words of refusals, of pages and of explanations alike. */
public enum AccessReason {
    /** Everybody may have it. */
    FREE(true),
    /** Whoever has an account may have it. */
    ACCOUNT_HOLDER(true),
    ENTITLED(true),
    /** It needs an account, and nobody said one. */
    ACCOUNT_NEEDED(false),
    /** There is no such account any more. */
    ACCOUNT_GONE(false),
    ACCOUNT_SUSPENDED(false),
    /** It needs an entitlement, and there never was one. */
    NOT_ENTITLED(false),
    ENTITLEMENT_EXPIRED(false),
    ENTITLEMENT_REVOKED(false);

    private final boolean allows;

    AccessReason(boolean allows) {
        this.allows = allows;
    }

    public boolean allows() {
        return allows;
    }
}
