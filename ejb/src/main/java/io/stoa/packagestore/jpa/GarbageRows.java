package io.stoa.packagestore.jpa;

import io.stoa.catalog.DistributionPackage;
import io.stoa.catalog.PackageVersion;
import io.stoa.catalog.Publication;
import io.stoa.packagestore.AssetCheck;
import io.stoa.packagestore.AssetIntake;
import io.stoa.packagestore.PackageStore.StockedAsset;
import io.stoa.packagestore.UpkeepLease;
import io.stoa.schema.jpa.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which assets nobody wants any more; each call is one short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class GarbageRows {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Inject
    AssetIntake intake;

    /**
     * How long bytes outlive their use.
     *
     * @param superseded since the pointer of the version last moved
     * @param withdrawn  since the package, or its whole app, was last withdrawn
     */
    public record Grace(Duration superseded, Duration withdrawn) {}

    /** A listing of an asset, with all that decides whether it counts. */
    private record Listed(StockedKey key, PackageVersion version, Publication publication, boolean expired) {}

    private record StockedKey(long app, String publicId) {}

    /**
     * Says of every published version whose bytes are kept no longer that it lacks them, before any is removed: admitted
     * again it is repaired, and not offered until then.
     */
    public int expireWithdrawn(Grace grace) {
        Instant now = DatabaseClock.now(entities);
        List<Publication> expired = entities.createQuery(
                        """
                        select p from Publication p, DistributionPackage d
                        where p.incompleteSince is null and d.packageId = p.packageId
                          and d.offerEndedAt > :ever and d.offerEndedAt < :before""",
                        Publication.class)
                .setParameter("ever", Instant.EPOCH)
                .setParameter("before", now.minus(grace.withdrawn()))
                .getResultList();
        expired.forEach(publication -> publication.lack(now));
        return expired.size();
    }

    /** Those of the assets that no package version lists which is served, on offer, or kept for a while. */
    public List<StockedAsset> unwanted(Collection<StockedAsset> stocked, Grace grace) {
        Set<StockedKey> wanted = wanted(stocked, grace);
        return stocked.stream().filter(asset -> !wanted.contains(keyOf(asset))).toList();
    }

    /**
     * Removes an asset if it is still unwanted and no ingestion may be relying on it. A claim and a removal wait for each
     * other: an ingestion sees either the asset, and then its claim was seen here, or that it is gone.
     *
     * @return whether it was removed
     */
    public boolean remove(StockedAsset asset, Grace grace, Runnable removal) {
        entities.find(UpkeepLease.class, UpkeepLease.REMOVAL, LockModeType.PESSIMISTIC_WRITE);
        // in this order: what ends between the two has its rows written by then
        if (intake.isRunning(asset.app()) || !wanted(List.of(asset), grace).isEmpty()) {
            return false;
        }
        removal.run();
        AssetCheck check = entities.find(AssetCheck.class, asset.publicId());
        if (check != null) {
            entities.remove(check);
        }
        return true;
    }

    private Set<StockedKey> wanted(Collection<StockedAsset> stocked, Grace grace) {
        Instant now = DatabaseClock.now(entities);
        return entities.createQuery(
                        """
                        select a.publicId, v, p, d
                        from PackageAsset a, PackageVersion v, Publication p, DistributionPackage d
                        where a.publicId in :ids and v.packageVersionId = a.packageVersionId
                          and p.appleVersionId = v.appleVersionId and d.packageId = v.packageId""",
                        Object[].class)
                .setParameter(
                        "ids", stocked.stream().map(StockedAsset::publicId).toList())
                .getResultStream()
                .map(row -> listed(row, now, grace))
                .filter(listed -> isWanted(listed, now, grace))
                .map(Listed::key)
                .collect(Collectors.toSet());
    }

    private static Listed listed(Object[] row, Instant now, Grace grace) {
        PackageVersion version = (PackageVersion) row[1];
        return new Listed(
                new StockedKey(version.appleItemId().value(), (String) row[0]),
                version,
                (Publication) row[2],
                isExpired((DistributionPackage) row[3], now, grace));
    }

    private static boolean isWanted(Listed listed, Instant now, Grace grace) {
        boolean current =
                listed.publication().packageVersionId().equals(listed.version().packageVersionId());
        boolean recent = listed.publication().publishedAt().isAfter(now.minus(grace.superseded()));
        return !listed.expired() && (current || recent);
    }

    // what was never offered, because its admission is still to come, is not taken away either
    private static boolean isExpired(DistributionPackage container, Instant now, Grace grace) {
        return container
                .offerEndedAt()
                .filter(at -> at.isAfter(Instant.EPOCH) && at.isBefore(now.minus(grace.withdrawn())))
                .isPresent();
    }

    private static StockedKey keyOf(StockedAsset asset) {
        return new StockedKey(asset.app().value(), asset.publicId());
    }
}
