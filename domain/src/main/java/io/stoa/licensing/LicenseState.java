package io.stoa.licensing;

/** Where a licence stands. That it expired is a matter of the clock and not kept. */
public enum LicenseState {
    ACTIVE,
    /** The device holds a later licence for the same app; renewals of this one are still answered. */
    SUPERSEDED,
    /** For good: a device that lost its licence asks for a new one. */
    REVOKED;

    public boolean isRenewable() {
        return this != REVOKED;
    }
}
