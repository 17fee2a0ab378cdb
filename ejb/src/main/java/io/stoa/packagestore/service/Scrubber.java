package io.stoa.packagestore.service;

import io.stoa.packagestore.AssetNotFound;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.PackageStore.StockedAsset;
import io.stoa.packagestore.PackageStore.StoredAsset;
import io.stoa.packagestore.jpa.CareRows;
import io.stoa.packagestore.jpa.CareRows.Recorded;
import io.stoa.problem.RetryableFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads what is held, slowly and over and over, and compares it with what was recorded. What is damaged or missing is
 * removed, and the versions that list it are taken from the offer until a repair has brought it back. One thread.
 */
@ApplicationScoped
public class Scrubber {

    private static final Logger LOG = System.getLogger(Scrubber.class.getName());
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final int AT_ONCE = 50;

    @Inject
    CareRows rows;

    @Inject
    PackageStore store;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "stoa.packages.scrub.every", defaultValue = "P7D")
    Duration every;

    @Inject
    @ConfigProperty(name = "stoa.packages.scrub.bytes-per-second", defaultValue = "8388608")
    long bytesPerSecond;

    private final String node = UUID.randomUUID().toString();
    private final Deque<Recorded> waiting = new ArrayDeque<>();
    private final Set<Recorded> skipped = new HashSet<>();
    private Optional<AssetReading> reading = Optional.empty();
    private Optional<Recorded> doubted = Optional.empty();
    private Instant restsUntil = Instant.EPOCH;

    /** Reads as much as the pace allows in so much time. Called again and again by one thread. */
    public void advance(Duration time) {
        if (isResting() || !rows.hold("scrub", node, LEASE)) {
            return;
        }
        long left = bytesPerSecond * time.toSeconds();
        while (left > 0 && !isResting() && hasSomethingToRead()) {
            left -= Math.max(1, readOn(left));
        }
    }

    private boolean isResting() {
        return clock.instant().isBefore(restsUntil);
    }

    private boolean hasSomethingToRead() {
        if (reading.isEmpty() && waiting.isEmpty()) {
            rows.due(every, AT_ONCE + skipped.size()).stream()
                    .filter(asset -> !skipped.contains(asset))
                    .forEach(waiting::add);
        }
        boolean something = reading.isPresent() || !waiting.isEmpty();
        if (!something) {
            skipped.clear();
            restsUntil = clock.instant().plus(rest());
        }
        return something;
    }

    private Duration rest() {
        return every.compareTo(LONGEST_REST) < 0 ? every : LONGEST_REST;
    }

    private long readOn(long most) {
        Recorded asset = reading.map(AssetReading::asset).orElseGet(waiting::peek);
        try {
            AssetReading current = reading.orElseGet(() -> open(asset));
            reading = Optional.of(current);
            long read = current.read(most);
            if (current.isOver()) {
                judge(asset, current.isRight());
            }
            return read;
        } catch (AssetNotFound missing) {
            lost(asset, "missing");
        } catch (IOException | RetryableFailure unreadable) {
            skip(asset, "packagestore.unreadable", unreadable);
            return most; // a store that does not answer is not asked for the next one in the same moment
        }
        return 0;
    }

    // a cut line says nothing about the bytes, and a disk that fails is a person's matter: the others go on
    private void skip(Recorded asset, String event, Exception failure) {
        close();
        doubted = Optional.empty();
        waiting.poll();
        skipped.add(asset);
        LOG.log(
                Level.ERROR,
                "{0} app={1} asset={2} reason={3}",
                event,
                asset.app(),
                asset.publicId(),
                failure.getMessage());
    }

    private AssetReading open(Recorded asset) {
        return new AssetReading(asset, store.open(asset.app(), asset.publicId()));
    }

    // read once more before anything is removed: memory and cables turn bits too
    private void judge(Recorded asset, boolean right) {
        close();
        if (right && digestIsNoted(asset)) {
            doubted = Optional.empty();
            waiting.poll();
            rows.foundRight(asset);
        } else if (doubted.filter(asset::equals).isPresent()) {
            lost(asset, "damaged");
        } else {
            doubted = Optional.of(asset);
        }
    }

    // the next revision that lists it will ask the store, not the row
    private boolean digestIsNoted(Recorded asset) {
        return store.find(asset.app(), asset.publicId())
                .map(StoredAsset::sha256)
                .filter(asset.sha256()::equals)
                .isPresent();
    }

    private void lost(Recorded asset, String how) {
        close();
        doubted = Optional.empty();
        if (holdsNothing()) {
            LOG.log(Level.ERROR, "packagestore.empty at={0} nothing is judged: is it mounted?", store.place());
            waiting.clear();
            restsUntil = clock.instant().plus(rest());
            return;
        }
        try {
            int versions = rows.lost(asset, () -> store.remove(asset.app(), asset.publicId()));
            waiting.poll();
            tellOfLoss(asset, how, versions);
        } catch (RetryableFailure undeletable) {
            skip(asset, "packagestore.not-removed", undeletable);
        }
    }

    private static void tellOfLoss(Recorded asset, String how, int versions) {
        LOG.log(
                Level.ERROR,
                "packagestore.asset-lost app={0} asset={1} how={2} versions={3} they are not offered until it is back",
                asset.app(),
                asset.publicId(),
                how,
                versions);
    }

    private boolean holdsNothing() {
        try (Stream<StockedAsset> stock = store.stock()) {
            return stock.findAny().isEmpty();
        }
    }

    private void close() {
        reading.ifPresent(open -> {
            try {
                open.close();
            } catch (IOException harmless) {
                LOG.log(Level.DEBUG, "packagestore.not-closed", harmless);
            }
        });
        reading = Optional.empty();
    }
}
