package io.stoa.packagestore.service;

import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.PackageStore.StockedAsset;
import io.stoa.packagestore.jpa.CareRows;
import io.stoa.packagestore.jpa.GarbageRows;
import io.stoa.packagestore.jpa.GarbageRows.Grace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Removes the bytes nobody wants any more, each after its grace. Key blobs stay: licences are renewed with them. */
@ApplicationScoped
public class Garbage {

    private static final Logger LOG = System.getLogger(Garbage.class.getName());
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofMinutes(50);

    /** What came in since may be of an ingestion that is tried again: its next attempt shall find it. */
    private static final Duration YOUNG = Duration.ofDays(1);

    private static final int AT_ONCE = 200;

    @Inject
    GarbageRows rows;

    @Inject
    CareRows leases;

    @Inject
    PackageStore store;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "stoa.packages.superseded-grace", defaultValue = "P7D")
    Duration supersededGrace;

    @Inject
    @ConfigProperty(name = "stoa.packages.withdrawn-retention", defaultValue = "P90D")
    Duration withdrawnRetention;

    private final String node = UUID.randomUUID().toString();
    private Instant next = Instant.EPOCH;

    /** Collects, if it is time to and no other node does. */
    public void collect() {
        Instant now = clock.instant();
        if (now.isBefore(next) || !leases.hold("garbage", node, LEASE)) {
            return;
        }
        next = now.plus(EVERY);
        store.sweep(now.minus(YOUNG));
        int expired = rows.expireWithdrawn(grace());
        int removed = removeUnwanted(now.minus(YOUNG));
        if (expired + removed > 0) {
            LOG.log(Level.INFO, "packagestore.garbage removed={0} withdrawn-versions={1}", removed, expired);
        }
    }

    private int removeUnwanted(Instant before) {
        int removed = 0;
        List<StockedAsset> old = olderThan(before);
        for (int from = 0; from < old.size(); from += AT_ONCE) {
            removed += removeUnwanted(old.subList(from, Math.min(old.size(), from + AT_ONCE)));
        }
        return removed;
    }

    // read to its end before anything is removed: a walk through a folder stumbles over what goes meanwhile
    private List<StockedAsset> olderThan(Instant before) {
        try (Stream<StockedAsset> stock = store.stock()) {
            return stock.filter(asset -> asset.since().isBefore(before)).toList();
        }
    }

    private int removeUnwanted(List<StockedAsset> batch) {
        return (int)
                rows.unwanted(batch, grace()).stream().filter(this::isRemoved).count();
    }

    // one that cannot be removed must not keep the others
    private boolean isRemoved(StockedAsset asset) {
        try {
            return rows.remove(asset, grace(), () -> store.remove(asset.app(), asset.publicId()));
        } catch (RuntimeException undeletable) {
            LOG.log(
                    Level.WARNING,
                    "packagestore.garbage-kept app={0} asset={1} reason={2}",
                    asset.app(),
                    asset.publicId(),
                    undeletable.getMessage());
            return false;
        }
    }

    private Grace grace() {
        return new Grace(supersededGrace, withdrawnRetention);
    }
}
