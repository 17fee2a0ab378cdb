package io.stoa.licensing;

import java.util.Locale;

/** What one of the two licensing keys is for. */
public enum LicensingKeyPurpose {
    /** Opens the requests devices encrypt. */
    ENCRYPTION,
    /** Signs licences. */
    SIGNING;

    /** The purpose as it is written in answers and logs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public LicensingKeyPurpose other() {
        return this == ENCRYPTION ? SIGNING : ENCRYPTION;
    }
}
