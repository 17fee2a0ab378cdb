package io.stoa.catalog.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.App;
import io.stoa.catalog.AssetProof;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.DistributionPackage;
import io.stoa.catalog.PackageVersion;
import io.stoa.catalog.ProvenAssets;
import io.stoa.catalog.Publication;
import io.stoa.catalog.TerritoryAvailability;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rows the catalog is changed through. Rows to be changed are locked, so that changes of one object queue up. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CatalogRows {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    /** The app, made as {@code kind} where it is new. */
    public App app(AppleItemId id, Distribution kind) {
        return lockedApp(id).orElseGet(() -> persisted(new App(id, kind)));
    }

    public Optional<App> lockedApp(AppleItemId id) {
        return Optional.ofNullable(entities.find(App.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** The package, made where it is new. */
    public DistributionPackage distributionPackage(PackageId id, AppleItemId app) {
        DistributionPackage known =
                entities.find(DistributionPackage.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        return known != null ? known : persisted(new DistributionPackage(id, app));
    }

    /** Every package of an app; changed only by who has locked the app. */
    public List<DistributionPackage> distributionPackages(AppleItemId app) {
        return entities.createQuery(
                        "select d from DistributionPackage d where d.appleItemId = :app order by d.packageId",
                        DistributionPackage.class)
                .setParameter("app", app.value())
                .getResultList();
    }

    /** What was said by name of an app and of its packages; changed only by who has locked the app. */
    public List<TerritoryAvailability> territories(AppleItemId app) {
        return entities.createQuery(
                        "select t from TerritoryAvailability t where t.appleItemId = :app order by t.territory",
                        TerritoryAvailability.class)
                .setParameter("app", app.value())
                .getResultList();
    }

    public Optional<Publication> publication(AppleVersionId id) {
        return Optional.ofNullable(entities.find(Publication.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<PackageVersion> packageVersion(PackageVersionId id) {
        return Optional.ofNullable(entities.find(PackageVersion.class, id.value()));
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<Publication> publications(AppleItemId app) {
        return entities.createQuery(
                        "select p from Publication p where p.appleItemId = :app order by p.appleVersionId desc",
                        Publication.class)
                .setParameter("app", app.value())
                .getResultList();
    }

    /** What vouched for the assets of the package versions, counted; one SQL statement. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<ProvenAssets> proofs(Collection<PackageVersionId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        """
                        select a.packageVersionId, a.provenBy, count(a.id) from PackageAsset a
                        where a.packageVersionId in :ids
                        group by a.packageVersionId, a.provenBy""",
                        Object[].class)
                .setParameter("ids", ids.stream().map(PackageVersionId::value).toList())
                .getResultStream()
                .map(row -> new ProvenAssets(
                        new PackageVersionId((String) row[0]), AssetProof.read(Objects.toString(row[1], "")), (Long)
                                row[2]))
                .toList();
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<App> apps(Optional<AppleItemId> after, int limit) {
        return entities.createQuery(
                        "select a from App a where a.appleItemId > :after order by a.appleItemId", App.class)
                .setParameter("after", after.map(AppleItemId::value).orElse(0L))
                .setMaxResults(limit)
                .getResultList();
    }

    /** Inserts a row at the end of the transaction, with all that is added to it until then. */
    public <T> T added(T row) {
        entities.persist(row);
        return row;
    }

    /** Inserts a row at once: rows name each other by id, so the provider does not know which must be there first. */
    public <T> T persisted(T row) {
        entities.persist(row);
        entities.flush();
        return row;
    }
}
