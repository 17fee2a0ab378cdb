package io.stoa.reconciliation.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.DistributionPackage;
import io.stoa.reconciliation.KnownPackage;
import io.stoa.reconciliation.KnownPackages;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Packages of the catalog, and packages that were handed in and refused: a later version may be better. One whose job is
 * open looks for its newest version by itself. A package whose id is ours, a UUID of version 8 because it was imported
 * without one, App Store Connect does not know.
 */
@Stateless
public class JpaKnownPackages implements KnownPackages {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public List<KnownPackage> after(Optional<PackageId> last, int limit) {
        String position = last.map(PackageId::value).orElse("");
        return Stream.concat(ofTheCatalog(position, limit), handedIn(position, limit))
                .sorted(Comparator.comparing(known -> known.id().value()))
                .limit(limit)
                .toList();
    }

    private Stream<KnownPackage> ofTheCatalog(String position, int limit) {
        return entities.createQuery(
                        """
                        select d from DistributionPackage d
                        where d.packageId > :position and substring(d.packageId, 15, 1) <> '8'
                        order by d.packageId""",
                        DistributionPackage.class)
                .setParameter("position", position)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new KnownPackage(row.packageId(), Optional.of(row.appleItemId()), Optional.empty()));
    }

    private Stream<KnownPackage> handedIn(String position, int limit) {
        return entities.createQuery(
                        """
                        select j.packageId, min(j.requestedAt) from IngestionJob j
                        where j.announcedVersion is null and j.packageId > :position
                          and not exists (select d from DistributionPackage d where d.packageId = j.packageId)
                          and not exists (select o from IngestionJob o where o.openHandIn = j.packageId)
                          and substring(j.packageId, 15, 1) <> '8'
                        group by j.packageId order by j.packageId""",
                        Object[].class)
                .setParameter("position", position)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new KnownPackage(
                        new PackageId((String) row[0]), Optional.<AppleItemId>empty(), Optional.of((Instant) row[1])));
    }

    @Override
    public boolean isHeld(PackageId packageId) {
        return entities.createQuery("select count(v) from PackageVersion v where v.packageId = :package", Long.class)
                        .setParameter("package", packageId.value())
                        .getSingleResult()
                > 0;
    }

    @Override
    public Set<PackageVersionId> versions(PackageId packageId) {
        Set<PackageVersionId> versions = new HashSet<>();
        for (String query : List.of(
                "select v.packageVersionId from PackageVersion v where v.packageId = :package",
                """
                select j.packageVersionId from IngestionJob j
                where j.packageId = :package and j.packageVersionId is not null""",
                """
                select j.announcedVersion from IngestionJob j
                where j.packageId = :package and j.announcedVersion is not null""")) {
            entities.createQuery(query, String.class)
                    .setParameter("package", packageId.value())
                    .getResultStream()
                    .map(PackageVersionId::new)
                    .forEach(versions::add);
        }
        return versions;
    }
}
