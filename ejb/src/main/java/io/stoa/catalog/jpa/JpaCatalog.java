package io.stoa.catalog.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.App;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.Publication;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is on offer, in one statement each. */
@Stateless
public class JpaCatalog implements Catalog {

    /** The rule of {@link io.stoa.catalog.DistributionPackage#isOffered} in the database's words, for what is complete. */
    private static final String OFFERED =
            """
            select a, p from App a, Publication p, DistributionPackage d
            where p.appleItemId = a.appleItemId and d.packageId = p.packageId
              and p.incompleteSince is null and d.admittedAt is not null
              and (d.withdrawnAt is null or d.admittedAt > d.withdrawnAt)
              and (a.withdrawnAt is null or d.admittedAt > a.withdrawnAt)
            """;

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public List<Offer> offered(Collection<AppleItemId> apps) {
        if (apps.isEmpty()) {
            return List.of();
        }
        List<Long> ids = apps.stream().map(AppleItemId::value).distinct().toList();
        return entities.createQuery(
                        OFFERED + " and a.appleItemId in :apps order by a.appleItemId, p.appleVersionId desc",
                        Object[].class)
                .setParameter("apps", ids)
                .getResultStream()
                .map(JpaCatalog::offer)
                .toList();
    }

    @Override
    public List<Offer> storefront(int limit) {
        return entities.createQuery(
                        OFFERED
                                + """
                                 and not exists (
                                    select q from Publication q, DistributionPackage e
                                    where q.appleItemId = p.appleItemId and q.appleVersionId > p.appleVersionId
                                      and q.incompleteSince is null
                                      and e.packageId = q.packageId and e.admittedAt is not null
                                      and (e.withdrawnAt is null or e.admittedAt > e.withdrawnAt)
                                      and (a.withdrawnAt is null or e.admittedAt > a.withdrawnAt))
                                order by a.listing.name, a.appleItemId""",
                        Object[].class)
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaCatalog::offer)
                .toList();
    }

    @Override
    public Optional<App> find(AppleItemId id) {
        return Optional.ofNullable(entities.find(App.class, id.value()));
    }

    @Override
    public List<App> installedByLink() {
        return entities.createQuery(
                        "select a from App a where a.distribution <> :distributed order by a.appleItemId", App.class)
                .setParameter("distributed", Distribution.DISTRIBUTED)
                .getResultList();
    }

    private static Offer offer(Object[] row) {
        return new Offer((App) row[0], (Publication) row[1]);
    }
}
