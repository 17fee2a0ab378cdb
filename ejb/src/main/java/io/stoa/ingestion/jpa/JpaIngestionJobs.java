package io.stoa.ingestion.jpa;

import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.ingestion.Claim;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionJobs;
import io.stoa.packagestore.UpkeepLease;
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

/** Ingestion jobs in the database; leases by the database's clock. */
@Stateless
public class JpaIngestionJobs implements IngestionJobs {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public void add(IngestionJob job) {
        entities.persist(job);
    }

    @Override
    public void addHandIn(IngestionJob job) {
        NewRow.add(entities, job, "The package is being handed in at this moment. Look at its ingestion.");
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Optional<IngestionJob> lockOpenHandIn(PackageId packageId) {
        return entities.createQuery("select j from IngestionJob j where j.openHandIn = :package", IngestionJob.class)
                .setParameter("package", packageId.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Optional<IngestionJob> find(IngestionId id) {
        return Optional.ofNullable(entities.find(IngestionJob.class, id.value()));
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Optional<IngestionJob> lockAnnounced(PackageVersionId announcedVersion) {
        return entities.createQuery(
                        "select j from IngestionJob j where j.announcedVersion = :version", IngestionJob.class)
                .setParameter("version", announcedVersion.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    @Override
    public List<IngestionJob> newest(int limit) {
        return entities.createQuery("select j from IngestionJob j order by j.id desc", IngestionJob.class)
                .setMaxResults(limit)
                .getResultList();
    }

    // ids rise with the time they are made, so they page what they order
    @Override
    public List<IngestionJob> before(IngestionId cursor, int limit) {
        return entities.createQuery(
                        "select j from IngestionJob j where j.id < :cursor order by j.id desc", IngestionJob.class)
                .setParameter("cursor", cursor.value())
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<Claim> claim(IngestionId id, Duration lease) {
        // no asset is removed while a claim is made: who claims finds either all that is held, or that it is gone
        entities.find(UpkeepLease.class, UpkeepLease.REMOVAL, LockModeType.PESSIMISTIC_WRITE);
        Instant now = now();
        return lock(id).filter(job -> job.isClaimable(now)).map(job -> job.claim(now, now.plus(lease)));
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Optional<IngestionJob> lockHeld(Claim claim) {
        return lock(claim.id()).filter(job -> job.isHeldBy(claim));
    }

    private Optional<IngestionJob> lock(IngestionId id) {
        return Optional.ofNullable(entities.find(IngestionJob.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public List<IngestionId> due(int limit) {
        return entities.createQuery(
                        """
                        select j.id from IngestionJob j
                        where j.state = io.stoa.ingestion.IngestionState.REQUESTED
                           or (j.state = io.stoa.ingestion.IngestionState.RETRY_PENDING and j.nextTryAt <= :now)
                           or (j.state = io.stoa.ingestion.IngestionState.FETCHING and j.leaseUntil < :now)
                        order by j.requestedAt""",
                        String.class)
                .setParameter("now", now())
                .setMaxResults(limit)
                .getResultStream()
                .map(IngestionId::new)
                .toList();
    }

    @Override
    public Instant now() {
        return DatabaseClock.now(entities);
    }
}
