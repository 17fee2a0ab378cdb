package io.stoa.openid;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an operator calls a provider, in configuration and addresses.
 *
 * @param value a letter, then at most 31 letters, digits and hyphens; lower case
 */
public record ProviderName(String value) implements Serializable {

    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** Reads a name that came over the wire or stands in the configuration; empty for anything that cannot be one. */
    public static Optional<ProviderName> parse(String text) {
        return text != null && PLAIN.matcher(text).matches() ? Optional.of(new ProviderName(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
