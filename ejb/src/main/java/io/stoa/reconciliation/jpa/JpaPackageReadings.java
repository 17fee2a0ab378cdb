package io.stoa.reconciliation.jpa;

import io.stoa.apple.PackageId;
import io.stoa.reconciliation.PackageReading;
import io.stoa.reconciliation.PackageReadings;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Readings of packages in the database. */
@Stateless
public class JpaPackageReadings implements PackageReadings {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public Optional<PackageReading> find(PackageId packageId) {
        return Optional.ofNullable(entities.find(PackageReading.class, packageId.value()));
    }

    @Override
    public PackageReading of(PackageId packageId) {
        return find(packageId).orElseGet(() -> {
            PackageReading reading = new PackageReading(packageId);
            entities.persist(reading);
            return reading;
        });
    }

    @Override
    public List<PackageReading> hidden(int limit) {
        return entities.createQuery(
                        "select p from PackageReading p where p.unreadableSince is not null order by p.unreadableSince",
                        PackageReading.class)
                .setMaxResults(limit)
                .getResultList();
    }
}
