package io.stoa.licensing;

/** What the marketplace app lets a device learn of, by asking for renewal. */
public enum LicenseChangeKind {
    REVOKED,
    /** The device gets a longer period. */
    EXTENDED
}
