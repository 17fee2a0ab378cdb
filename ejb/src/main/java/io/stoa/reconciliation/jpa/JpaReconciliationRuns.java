package io.stoa.reconciliation.jpa;

import io.stoa.reconciliation.ReconciliationClaim;
import io.stoa.reconciliation.ReconciliationId;
import io.stoa.reconciliation.ReconciliationRun;
import io.stoa.reconciliation.ReconciliationRuns;
import io.stoa.schema.jpa.DatabaseClock;
import io.stoa.schema.jpa.NewRow;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reconciliations in the database; leases by the database's clock. */
@Stateless
public class JpaReconciliationRuns implements ReconciliationRuns {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public Optional<ReconciliationRun> open() {
        return entities.createQuery(
                        "select r from ReconciliationRun r where r.endedAt is null", ReconciliationRun.class)
                .getResultStream()
                .findFirst();
    }

    @Override
    public void add(ReconciliationRun run) {
        NewRow.add(entities, run, "A reconciliation is open already.");
    }

    @Override
    public Optional<ReconciliationRun> find(ReconciliationId id) {
        return Optional.ofNullable(entities.find(ReconciliationRun.class, id.value()));
    }

    @Override
    public List<ReconciliationRun> newest(int limit) {
        return entities.createQuery("select r from ReconciliationRun r order by r.id desc", ReconciliationRun.class)
                .setMaxResults(limit)
                .getResultList();
    }

    // ids rise with the time they are made, so they page what they order
    @Override
    public List<ReconciliationRun> before(ReconciliationId cursor, int limit) {
        return entities.createQuery(
                        "select r from ReconciliationRun r where r.id < :cursor order by r.id desc",
                        ReconciliationRun.class)
                .setParameter("cursor", cursor.value())
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<ReconciliationClaim> claim(Duration lease) {
        Instant now = now();
        return open().flatMap(run -> lock(run.id()))
                .filter(run -> run.isClaimable(now))
                .map(run -> run.claim(now, now.plus(lease)));
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Optional<ReconciliationRun> lockHeld(ReconciliationClaim claim) {
        return lock(claim.id()).filter(run -> run.isHeldBy(claim));
    }

    // refreshed: the row may have been read before it was locked
    private Optional<ReconciliationRun> lock(ReconciliationId id) {
        return find(id).map(run -> {
            entities.refresh(run, LockModeType.PESSIMISTIC_WRITE);
            return run;
        });
    }

    @Override
    public Optional<Instant> deliveriesReadAt() {
        return entities.createQuery(
                        "select r.startedAt from ReconciliationRun r where r.deliveriesRead = true order by r.id desc",
                        Instant.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Instant now() {
        return DatabaseClock.now(entities);
    }
}
