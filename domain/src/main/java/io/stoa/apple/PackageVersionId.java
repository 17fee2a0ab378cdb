package io.stoa.apple;

import java.util.Locale;
import java.util.Optional;

/**
 * The id of one immutable delivery of a package: manifest, signature and list of assets.
 *
 * @param value a UUID; notifications spell ids in either case, here they are lower case
 */
public record PackageVersionId(String value) {

    public PackageVersionId {
        value = value.toLowerCase(Locale.ROOT);
    }

    /** Reads a UUID in either case; empty for anything else, so that an id never carries a path. */
    public static Optional<PackageVersionId> parse(String text) {
        return PackageId.isUuid(text) ? Optional.of(new PackageVersionId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
