package io.stoa.apple;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A country or region an app may be offered in.
 *
 * @param code ISO 3166-1 alpha-3, upper case, such as {@code MLT}; devices and tokens spell two letters instead
 */
public record Territory(String code) implements Comparable<Territory> {

    private static final Pattern ALPHA_3 = Pattern.compile("[A-Za-z]{3}");

    public Territory {
        code = code.toUpperCase(Locale.ROOT);
    }

    /** Reads three letters in either case; empty for anything else. */
    public static Optional<Territory> parse(String text) {
        return text != null && ALPHA_3.matcher(text).matches() ? Optional.of(new Territory(text)) : Optional.empty();
    }

    @Override
    public int compareTo(Territory other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
