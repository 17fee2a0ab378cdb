package io.stoa.apple;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of an alternative distribution package: one app version's container in App Store Connect.
 *
 * @param value a UUID; notifications spell ids in either case, here they are lower case
 */
public record PackageId(String value) {

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    public PackageId {
        value = value.toLowerCase(Locale.ROOT);
    }

    /** Reads a UUID in either case; empty for anything else, so that an id never carries a path. */
    public static Optional<PackageId> parse(String text) {
        return isUuid(text) ? Optional.of(new PackageId(text)) : Optional.empty();
    }

    static boolean isUuid(String text) {
        return text != null && UUID.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
