package io.stoa.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A package version as its files are served.
 *
 * @param withdrawnAt  when it was taken from the offer; empty while it is offered
 * @param supersededAt when another revision was last pointed at; empty while this one is
 */
public record PublishedPackage(
        PackageVersion version,
        List<PackageAsset> assets,
        Optional<Instant> withdrawnAt,
        Optional<Instant> supersededAt) {

    public PublishedPackage {
        assets = List.copyOf(assets);
    }

    /**
     * Whether its files are still served: while it is offered and pointed at, and for a while after, so that downloads end
     * well.
     */
    public boolean isServed(Instant now, Duration withdrawalGrace, Duration supersededGrace) {
        return withdrawnAt.map(at -> now.isBefore(at.plus(withdrawalGrace))).orElse(true)
                && supersededAt
                        .map(at -> now.isBefore(at.plus(supersededGrace)))
                        .orElse(true);
    }
}
