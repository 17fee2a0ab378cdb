package io.stoa.licensing.service;

import java.time.Duration;

/** Licensing settings with the values of a test. */
public final class Settings {

    private Settings() {}

    public static LicensingSettings standard() {
        return of(Duration.ofDays(30), "simulated", false);
    }

    public static LicensingSettings of(Duration duration, String sealer, boolean allowSimulated) {
        LicensingSettings settings = new LicensingSettings();
        settings.duration = duration;
        settings.sealer = sealer;
        settings.allowSimulated = allowSimulated;
        settings.check();
        return settings;
    }
}
