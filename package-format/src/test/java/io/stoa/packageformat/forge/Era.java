package io.stoa.packageformat.forge;

/** Which chunk digests a manifest carries; Apple changed it twice. */
public enum Era {
    /** Until August 2024. */
    ENCRYPTED_ONLY(true, false),
    /** Until April 2025: nothing in the manifest a server could check. */
    UNENCRYPTED_ONLY(false, true),
    /** Since then. */
    BOTH(true, true);

    private final boolean encrypted;
    private final boolean unencrypted;

    Era(boolean encrypted, boolean unencrypted) {
        this.encrypted = encrypted;
        this.unencrypted = unencrypted;
    }

    boolean hasEncrypted() {
        return encrypted;
    }

    boolean hasUnencrypted() {
        return unencrypted;
    }
}
