package io.stoa.licensing;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a licence, unique over all this installation ever issues. On the wire an unsigned 64-bit number; ours are
 * positive and below 2^63, because iOS 17.4 mishandles larger ones.
 *
 * @param value the 64 bits; negative where a device names a number above 2^63, which is never one of ours
 * @see "Apple, iOS 17.4 release notes, 123357711"
 */
public record LicenseId(long value) {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}");

    /** Reads the decimal form; empty for what is no unsigned 64-bit number. */
    public static Optional<LicenseId> parse(String text) {
        if (text == null || !DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LicenseId(Long.parseUnsignedLong(text)));
        } catch (NumberFormatException beyond64Bits) {
            return Optional.empty();
        }
    }

    /** Reads the number of a licence we may have given: positive and below 2^63; empty for any other. */
    public static Optional<LicenseId> parseOurs(String text) {
        return parse(text).filter(id -> id.value > 0);
    }

    /** The decimal form, as answers carry it. */
    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
