package io.stoa.ingestion.jpa;

import io.stoa.apple.PackageVersionId;
import io.stoa.ingestion.ImportId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.PackageImport;
import io.stoa.ingestion.PackageImports;
import io.stoa.packagestore.UpkeepLease;
import io.stoa.schema.jpa.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Package imports in the database; moments by the database's clock. */
@Stateless
public class JpaPackageImports implements PackageImports {

    private static final int SWEPT_AT_ONCE = 100;

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void add(PackageImport added) {
        // as with a claim: who begins finds either all that is held, or that it is gone
        entities.find(UpkeepLease.class, UpkeepLease.REMOVAL, LockModeType.PESSIMISTIC_WRITE);
        entities.persist(added);
    }

    @Override
    public Optional<PackageImport> find(ImportId id) {
        return Optional.ofNullable(entities.find(PackageImport.class, id.value()));
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Optional<PackageImport> lock(ImportId id) {
        return Optional.ofNullable(entities.find(PackageImport.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public Optional<PackageImport> behind(IngestionJob job) {
        return entities.createQuery(
                        """
                        select i from PackageImport i
                        where i.ingestionId = :job
                          or (i.ingestionId is not null and i.versionDerived = true and i.packageVersionId = :version)
                        order by i.id desc""",
                        PackageImport.class)
                .setParameter("job", job.id().value())
                .setParameter(
                        "version",
                        job.packageVersionId().map(PackageVersionId::value).orElse(""))
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int sweep(Instant before) {
        // one that is touched meanwhile has another version, and stays; H2 takes no lock together with a limit
        List<PackageImport> forgotten = entities.createQuery(
                        "select i from PackageImport i where i.ingestionId is null and i.changedAt < :before",
                        PackageImport.class)
                .setParameter("before", before)
                .setMaxResults(SWEPT_AT_ONCE)
                .getResultList();
        forgotten.forEach(entities::remove);
        return forgotten.size();
    }

    @Override
    public Instant now() {
        return DatabaseClock.now(entities);
    }
}
