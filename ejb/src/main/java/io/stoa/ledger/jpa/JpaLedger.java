package io.stoa.ledger.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.ledger.FirstAnnualInstall;
import io.stoa.ledger.Ledger;
import io.stoa.ledger.LedgerEntry;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The ledger in the database; rows are only added. */
@Stateless
public class JpaLedger implements Ledger {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public void add(Collection<LedgerEntry> entries) {
        entries.forEach(entities::persist);
    }

    @Override
    public List<FirstAnnualInstall> latest(String holder, Collection<AppleItemId> apps) {
        return entities.createQuery(
                        """
                        select f from FirstAnnualInstall f
                        where f.holder = :holder and f.appleItemId in :apps and f.ordinal = (
                          select max(g.ordinal) from FirstAnnualInstall g
                          where g.holder = f.holder and g.appleItemId = f.appleItemId)""",
                        FirstAnnualInstall.class)
                .setParameter("holder", holder)
                .setParameter("apps", apps.stream().map(AppleItemId::value).toList())
                .getResultList();
    }

    @Override
    public void addFirst(Collection<FirstAnnualInstall> installs) {
        installs.forEach(entities::persist);
    }

    @Override
    public List<FirstAnnualInstall> firstBetween(
            Instant from, Instant until, Optional<FirstAnnualInstall> after, int limit) {
        return entities.createQuery(
                        """
                        select f from FirstAnnualInstall f
                        where f.installedAt >= :from and f.installedAt < :until
                          and (f.installedAt > :moment or f.installedAt = :moment and f.id > :id)
                        order by f.installedAt, f.id""",
                        FirstAnnualInstall.class)
                .setParameter("from", from)
                .setParameter("until", until)
                .setParameter(
                        "moment", after.map(FirstAnnualInstall::installedAt).orElse(from))
                .setParameter("id", after.map(FirstAnnualInstall::id).orElse(""))
                .setMaxResults(limit)
                .getResultList();
    }
}
