package io.stoa.cli.simulate;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a simulated notification says: the first three in the first generation, the others in the second. */
enum NoticeType {
    AVAILABLE,
    VERSIONS_UNAVAILABLE,
    APP_UNAVAILABLE,
    VERSION_CREATED,
    PACKAGE_AVAILABILITY,
    APP_AVAILABILITY,
    PING;

    /** All of them as the command line spells them. */
    static String list() {
        return Arrays.stream(values()).map(NoticeType::toString).collect(Collectors.joining(", "));
    }

    /** Reads the spelling of the command line, such as {@code app-unavailable}. */
    static NoticeType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
