package io.stoa.apple;

import java.util.Optional;

/**
 * The identifier of one app version; the higher number is the newer version. A 64-bit number that travels as a decimal string.
 *
 * @param value positive, below 2^63
 */
public record AppleVersionId(long value) implements Comparable<AppleVersionId> {

    public AppleVersionId {
        if (value <= 0) {
            throw new IllegalArgumentException("AppleVersionId is a positive number");
        }
    }

    /** Reads the decimal form of the wire; anything else than 1 to 19 digits of a positive number is empty. */
    public static Optional<AppleVersionId> parse(String text) {
        return DecimalId.parse(text).map(AppleVersionId::new);
    }

    @Override
    public int compareTo(AppleVersionId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
