package io.stoa.catalog.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.PackageAssets;
import io.stoa.catalog.VersionAsset;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Variants and deltas by the versions that list them. */
@Stateless
public class JpaPackageAssets implements PackageAssets {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public Set<VersionAsset> listed(Collection<VersionAsset> asked) {
        if (asked.isEmpty()) {
            return Set.of();
        }
        return entities.createQuery(
                        """
                        select distinct v.appleItemId, v.appleVersionId, a.publicId
                        from PackageAsset a, PackageVersion v
                        where a.packageVersionId = v.packageVersionId
                          and a.publicId in :publicIds and v.appleVersionId in :versions""",
                        Object[].class)
                .setParameter(
                        "publicIds",
                        asked.stream().map(VersionAsset::publicId).distinct().toList())
                .setParameter(
                        "versions",
                        asked.stream()
                                .map(asset -> asset.appleVersionId().value())
                                .distinct()
                                .toList())
                .getResultStream()
                .map(JpaPackageAssets::asset)
                .filter(asked::contains)
                .collect(Collectors.toSet());
    }

    private static VersionAsset asset(Object[] row) {
        return new VersionAsset(new AppleItemId((Long) row[0]), new AppleVersionId((Long) row[1]), (String) row[2]);
    }
}
