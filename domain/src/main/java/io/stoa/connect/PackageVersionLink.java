package io.stoa.connect;

import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A package version as App Store Connect shows it.
 *
 * @param state        {@code COMPLETED}, {@code REPLACED}, or a word we do not know
 * @param number       App Store Connect's own count of the package's versions; empty when it is none
 * @param archive      where {@code alternative-distribution-package.zip} can be fetched for a short while
 * @param fileChecksum of the archive, where App Store Connect gives one
 */
public record PackageVersionLink(
        PackageVersionId id,
        PackageId packageId,
        String state,
        OptionalLong number,
        URI archive,
        Optional<String> fileChecksum) {

    public boolean isReplaced() {
        return "REPLACED".equals(state);
    }
}
