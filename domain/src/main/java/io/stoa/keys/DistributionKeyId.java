package io.stoa.keys;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id App Store Connect gave an alternative distribution public key; the {@code kid} of what its private key signs.
 *
 * @param value a UUID in Apple's spelling, kept as it is; 1 to 64 printable characters
 */
public record DistributionKeyId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z._-]{1,64}");

    public DistributionKeyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a distribution key id has 1 to 64 letters, digits, dots and dashes");
        }
    }

    /** Reads an id as App Store Connect shows it; empty for what cannot be one. */
    public static Optional<DistributionKeyId> parse(String text) {
        return text != null && FORM.matcher(text).matches()
                ? Optional.of(new DistributionKeyId(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
