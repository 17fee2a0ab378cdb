package io.stoa.licensing;

/** Where a licence stands at a moment: its state, and whether its period is over. */
public enum LicenseStanding {
    ACTIVE,
    /** Its period is over and nobody has renewed it; it can still be renewed. */
    EXPIRED,
    /** The device holds a later licence for the same app, whether this one's period is over or not. */
    SUPERSEDED,
    REVOKED
}
