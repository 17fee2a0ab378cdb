package io.stoa.licensing.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.PackageId;
import io.stoa.catalog.DistributionPackage;
import io.stoa.catalog.Publication;
import io.stoa.licensing.TakeDown;
import io.stoa.licensing.TakeDownDecision;
import io.stoa.licensing.TakeDownPolicy;
import io.stoa.licensing.TakeDowns;
import io.stoa.schema.jpa.NewRow;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Take-downs as the catalog has them, beside the decisions that are rows of ours. */
@Stateless
public class JpaTakeDowns implements TakeDowns {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public Map<AppleVersionId, TakeDownPolicy> policies(Collection<AppleVersionId> versions) {
        if (versions.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        """
                        select p.appleVersionId, t.policy
                        from Publication p, DistributionPackage d, TakeDownDecision t
                        where p.appleVersionId in :versions and d.packageId = p.packageId
                          and t.packageId = d.packageId and d.takenDownAt <= t.offerEndedAt""",
                        Object[].class)
                .setParameter(
                        "versions",
                        versions.stream().map(AppleVersionId::value).distinct().toList())
                .getResultStream()
                .collect(Collectors.toMap(row -> new AppleVersionId((Long) row[0]), row -> (TakeDownPolicy) row[1]));
    }

    @Override
    public List<TakeDown> of(AppleItemId app) {
        Map<PackageId, List<AppleVersionId>> versions = publications(app).stream()
                .collect(Collectors.groupingBy(
                        Publication::packageId, Collectors.mapping(Publication::appleVersionId, Collectors.toList())));
        Map<PackageId, TakeDownDecision> decisions = decisions(app);
        Map<Instant, List<TakeDown.Item>> items = ended(app).stream()
                .collect(Collectors.groupingBy(
                        taken -> taken.takenDownAt().orElseThrow(),
                        Collectors.mapping(
                                taken -> new TakeDown.Item(
                                        taken.packageId(),
                                        versions.getOrDefault(taken.packageId(), List.of()),
                                        policy(taken, decisions)),
                                Collectors.toList())));
        return items.entrySet().stream()
                .map(each -> new TakeDown(app, each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(TakeDown::endedAt).reversed())
                .toList();
    }

    private static TakeDownPolicy policy(DistributionPackage taken, Map<PackageId, TakeDownDecision> decisions) {
        TakeDownDecision decision = decisions.get(taken.packageId());
        return decision == null
                ? TakeDownPolicy.RENEW
                : decision.policyFor(taken.takenDownAt().orElseThrow());
    }

    private List<Publication> publications(AppleItemId app) {
        return entities.createQuery(
                        "select p from Publication p where p.appleItemId = :app order by p.appleVersionId",
                        Publication.class)
                .setParameter("app", app.value())
                .getResultList();
    }

    private Map<PackageId, TakeDownDecision> decisions(AppleItemId app) {
        return entities.createQuery(
                        "select t from TakeDownDecision t where t.appleItemId = :app", TakeDownDecision.class)
                .setParameter("app", app.value())
                .getResultStream()
                .collect(Collectors.toMap(TakeDownDecision::packageId, Function.identity()));
    }

    // what was never offered ended at the epoch
    private List<DistributionPackage> ended(AppleItemId app) {
        return entities.createQuery(
                        """
                        select d from DistributionPackage d
                        where d.appleItemId = :app and d.takenDownAt > :never order by d.packageId""",
                        DistributionPackage.class)
                .setParameter("app", app.value())
                .setParameter("never", Instant.EPOCH)
                .getResultList();
    }

    @Override
    public void decide(TakeDown takeDown, TakeDownPolicy policy) {
        takeDown.packages().forEach(item -> decide(takeDown, item.packageId(), policy));
    }

    private void decide(TakeDown takeDown, PackageId id, TakeDownPolicy policy) {
        TakeDownDecision former = entities.find(TakeDownDecision.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (former == null) {
            NewRow.add(
                    entities,
                    new TakeDownDecision(takeDown.app(), id, takeDown.endedAt(), policy),
                    "Somebody else decides on this take-down at this moment. Look at it and decide again.");
        } else {
            former.decide(takeDown.endedAt(), policy);
        }
    }
}
