package io.stoa.simulator.device;

/** Which asset an update by delta asks the licence for; Apple does not say which one iOS names. */
public enum LicensedAsset {
    /** The variant the delta leads to. */
    TARGET_VARIANT,
    /** The delta itself. */
    DOWNLOADED_DELTA
}
