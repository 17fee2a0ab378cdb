package io.stoa.catalog.jpa;

import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.DistributionPackage;
import io.stoa.catalog.PackageAsset;
import io.stoa.catalog.PackageVersion;
import io.stoa.catalog.Publication;
import io.stoa.catalog.PublishedPackage;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Package versions with all their files, two statements each. */
@Stateless
public class PublishedPackages {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    public Optional<PublishedPackage> find(PackageVersionId id) {
        return entities.createQuery(
                        """
                        select v, d, p from PackageVersion v, DistributionPackage d, Publication p
                        where v.packageVersionId = :id and d.packageId = v.packageId
                          and p.appleVersionId = v.appleVersionId""",
                        Object[].class)
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst()
                .map(row -> published((PackageVersion) row[0], (DistributionPackage) row[1], (Publication) row[2]));
    }

    private PublishedPackage published(PackageVersion version, DistributionPackage container, Publication publication) {
        List<PackageAsset> assets = entities.createQuery(
                        "select a from PackageAsset a where a.packageVersionId = :id", PackageAsset.class)
                .setParameter("id", version.packageVersionId().value())
                .getResultList();
        Optional<Instant> superseded = publication.packageVersionId().equals(version.packageVersionId())
                ? Optional.empty()
                : Optional.of(publication.publishedAt());
        return new PublishedPackage(version, assets, container.offerEndedAt(), superseded);
    }
}
