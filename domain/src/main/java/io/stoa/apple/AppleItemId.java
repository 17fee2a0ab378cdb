package io.stoa.apple;

import java.util.Optional;

/**
 * The app's Apple ID in App Store Connect. A 64-bit number that travels as a decimal string.
 *
 * @param value positive, below 2^63
 */
public record AppleItemId(long value) implements Comparable<AppleItemId> {

    public AppleItemId {
        if (value <= 0) {
            throw new IllegalArgumentException("AppleItemId is a positive number");
        }
    }

    /** Reads the decimal form of the wire; anything else than 1 to 19 digits of a positive number is empty. */
    public static Optional<AppleItemId> parse(String text) {
        return DecimalId.parse(text).map(AppleItemId::new);
    }

    @Override
    public int compareTo(AppleItemId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
