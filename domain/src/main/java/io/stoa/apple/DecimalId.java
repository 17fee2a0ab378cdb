package io.stoa.apple;

import java.util.Optional;
import java.util.regex.Pattern;

/** The one way a decimal identifier is read: digits only, positive, below 2^63, no leading zero. */
final class DecimalId {

    private static final Pattern DECIMAL = Pattern.compile("[1-9][0-9]{0,18}");

    private DecimalId() {}

    static Optional<Long> parse(String text) {
        if (text == null || !DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException beyond63Bits) {
            return Optional.empty();
        }
    }
}
