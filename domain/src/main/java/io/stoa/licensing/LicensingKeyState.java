package io.stoa.licensing;

import java.util.Locale;

/** How far a licensing key has come. */
public enum LicensingKeyState {
    /** Its certificate has not come. */
    PENDING,
    /** Devices are given its certificate. */
    ACTIVE,
    /** Another took its place; an encryption key still opens requests until its end. */
    FORMER;

    /** The state as it is written in answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
