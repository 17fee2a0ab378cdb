package io.stoa.licensing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A device as licences remember it: a keyed hash, from which nobody without the key learns the device id.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record DeviceHash(String hex) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public DeviceHash {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("a device hash is 64 lower-case hexadecimal digits");
        }
    }

    /** Reads what somebody typed, in either case; empty for what is none. */
    public static Optional<DeviceHash> parse(String text) {
        return Optional.of(text.toLowerCase(Locale.ROOT))
                .filter(lower -> SHAPE.matcher(lower).matches())
                .map(DeviceHash::new);
    }

    @Override
    public String toString() {
        return hex;
    }
}
