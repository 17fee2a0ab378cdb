package io.stoa.cli.simulate;

import java.util.Locale;

/** What a simulated notification says. */
enum NoticeType {
    AVAILABLE,
    VERSIONS_UNAVAILABLE,
    APP_UNAVAILABLE;

    /** Reads the spelling of the command line, such as {@code app-unavailable}. */
    static NoticeType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
