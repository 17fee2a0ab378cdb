package io.stoa.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A package version as its files are served.
 *
 * @param withdrawnAt when it was taken from the offer; empty while it is offered
 */
public record PublishedPackage(PackageVersion version, List<PackageAsset> assets, Optional<Instant> withdrawnAt) {

    public PublishedPackage {
        assets = List.copyOf(assets);
    }

    /** Whether its files are still served: while it is offered, and for a while after, so that downloads end well. */
    public boolean isServed(Instant now, Duration grace) {
        return withdrawnAt.map(at -> now.isBefore(at.plus(grace))).orElse(true);
    }
}
