package io.stoa.packagestore.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.catalog.PackageAsset;
import io.stoa.catalog.Publication;
import io.stoa.packagestore.AssetCheck;
import io.stoa.packagestore.UpkeepLease;
import io.stoa.schema.jpa.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which assets want to be looked at, and what became of it; each in one short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CareRows {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    /**
     * An asset of a published version, as it should be.
     *
     * @param size bytes
     */
    public record Recorded(AppleItemId app, String publicId, long size, Sha256 sha256) {}

    /** Takes or keeps a work that only one node may do. @return whether it is this node's */
    public boolean hold(String work, String node, Duration lease) {
        UpkeepLease row = entities.find(UpkeepLease.class, work, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            row = new UpkeepLease(work);
            entities.persist(row);
        }
        Instant now = DatabaseClock.now(entities);
        return row.hold(node, now, now.plus(lease));
    }

    /** Assets of published versions that were not checked for so long; at most {@code limit}. */
    public List<Recorded> due(Duration every, int limit) {
        return entities.createQuery(
                        """
                        select p.appleItemId, a from Publication p, PackageAsset a
                        where a.packageVersionId = p.packageVersionId and p.incompleteSince is null
                          and not exists (
                            select c from AssetCheck c where c.publicId = a.publicId and c.checkedAt > :before)
                        order by a.publicId""",
                        Object[].class)
                .setParameter("before", DatabaseClock.now(entities).minus(every))
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> recorded((Long) row[0], (PackageAsset) row[1]))
                .toList();
    }

    private static Recorded recorded(long app, PackageAsset asset) {
        return new Recorded(new AppleItemId(app), asset.publicId(), asset.size(), asset.sha256());
    }

    /** Notes that an asset was read and is what it should be. */
    public void foundRight(Recorded asset) {
        Instant now = DatabaseClock.now(entities);
        AssetCheck former = entities.find(AssetCheck.class, asset.publicId());
        if (former == null) {
            entities.persist(new AssetCheck(asset.publicId(), now));
        } else {
            former.again(now);
        }
    }

    /**
     * Takes the versions whose published revision lists a lost asset from the offer, and what is left of it from the
     * store: both, or, where it cannot be removed, neither. Who claims meanwhile waits and finds that it is gone.
     *
     * @return how many versions they are
     */
    public int lost(Recorded asset, Runnable removal) {
        entities.find(UpkeepLease.class, UpkeepLease.REMOVAL, LockModeType.PESSIMISTIC_WRITE);
        int hit = markIncomplete(asset);
        entities.flush(); // what the database refuses it refuses before the bytes are gone
        removal.run();
        return hit;
    }

    private int markIncomplete(Recorded asset) {
        Instant now = DatabaseClock.now(entities);
        List<Publication> hit = entities.createQuery(
                        """
                        select p from Publication p
                        where p.appleItemId = :app and exists (
                          select a from PackageAsset a
                          where a.packageVersionId = p.packageVersionId and a.publicId = :asset)""",
                        Publication.class)
                .setParameter("app", asset.app().value())
                .setParameter("asset", asset.publicId())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        hit.forEach(publication -> publication.lack(now));
        return hit.size();
    }
}
