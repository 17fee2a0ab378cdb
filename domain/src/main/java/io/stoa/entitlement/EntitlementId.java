package io.stoa.entitlement;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of an entitlement.
 *
 * @param value lower-case hexadecimal digits, decimal digits and hyphens; those of before there were ids have longer ones
 */
public record EntitlementId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f-]{36,64}");

    /** Reads an id that came over the wire; empty for anything that cannot be one. */
    public static Optional<EntitlementId> parse(String text) {
        return text != null && SHAPE.matcher(text).matches() ? Optional.of(new EntitlementId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
