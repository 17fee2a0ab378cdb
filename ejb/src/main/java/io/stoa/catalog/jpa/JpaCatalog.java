package io.stoa.catalog.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Territory;
import io.stoa.catalog.App;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.DistributionPackage;
import io.stoa.catalog.OfferRule;
import io.stoa.catalog.Publication;
import io.stoa.catalog.TerritoryAvailability;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is on offer: the rule was settled when something was said, so that here it is only read. */
@Stateless
public class JpaCatalog implements Catalog {

    private static final String OFFERED =
            """
            select a, p, d from App a, Publication p, DistributionPackage d
            where p.appleItemId = a.appleItemId and d.packageId = p.packageId
              and d.offerEndedAt is null and p.incompleteSince is null
            """;

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public List<Offer> offered(Collection<AppleItemId> apps, Optional<Territory> territory) {
        if (apps.isEmpty()) {
            return List.of();
        }
        List<Long> ids = apps.stream().map(AppleItemId::value).distinct().toList();
        List<Object[]> rows = entities.createQuery(
                        OFFERED + " and a.appleItemId in :apps order by a.appleItemId, p.appleVersionId desc",
                        Object[].class)
                .setParameter("apps", ids)
                .getResultList();
        return rows.stream()
                .filter(territory.map(here -> isOfferedIn(here, ids)).orElse(row -> true))
                .map(JpaCatalog::offer)
                .toList();
    }

    private Predicate<Object[]> isOfferedIn(Territory territory, List<Long> apps) {
        Map<AppleItemId, List<TerritoryAvailability>> named = entities.createQuery(
                        "select t from TerritoryAvailability t where t.appleItemId in :apps",
                        TerritoryAvailability.class)
                .setParameter("apps", apps)
                .getResultStream()
                .collect(Collectors.groupingBy(TerritoryAvailability::appleItemId));
        return row -> {
            App app = (App) row[0];
            return new OfferRule(app, (DistributionPackage) row[2], named.getOrDefault(app.appleItemId(), List.of()))
                    .isOfferedIn(territory);
        };
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
                                      and e.packageId = q.packageId and e.offerEndedAt is null)
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
    public List<App> find(Collection<AppleItemId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery("select a from App a where a.appleItemId in :apps", App.class)
                .setParameter(
                        "apps", ids.stream().map(AppleItemId::value).distinct().toList())
                .getResultList();
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
