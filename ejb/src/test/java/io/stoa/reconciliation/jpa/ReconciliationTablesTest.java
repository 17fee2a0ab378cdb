package io.stoa.reconciliation.jpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.App;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.DistributionPackage;
import io.stoa.ingestion.Announcement;
import io.stoa.ingestion.IngestionJob;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.PackageRejected;
import io.stoa.problem.RetryableFailure;
import io.stoa.reconciliation.KnownPackage;
import io.stoa.reconciliation.PackageReading;
import io.stoa.reconciliation.ReconciliationClaim;
import io.stoa.reconciliation.ReconciliationId;
import io.stoa.reconciliation.ReconciliationRun;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run at a time over all nodes, by the database's clock; and every package there is a row of. */
class ReconciliationTablesTest {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration OVER = Duration.ofMinutes(-5);
    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final PackageVersionId VERSION = new PackageVersionId("e1b1e8c4-63b0-4a69-9d0b-2f3f6a9c4d55");

    @OnEveryDatabase
    void shouldHaveOneOpenRunHoweverManyNodesAskForOne(Database database) {
        open(database);

        assertEquals(
                FailureCode.ALREADY_EXISTS,
                assertThrows(MarketplaceException.class, () -> open(database)).code());
    }

    @OnEveryDatabase
    void shouldLetTheNextRunBeginWhenTheLastIsOver(Database database) {
        ReconciliationId first = open(database);
        finish(database, claim(database, LEASE).orElseThrow());
        ReconciliationId second = open(database);

        assertEquals(List.of(second, first), newest(database));
        assertEquals(
                Optional.of(second),
                database.read(entities -> runs(entities).open()).map(ReconciliationRun::id));
    }

    @OnEveryDatabase
    void shouldGiveTheRunToOneNodeUntilItsLeaseRunsOut(Database database) {
        open(database);
        ReconciliationClaim first = claim(database, LEASE).orElseThrow();
        assertEquals(Optional.empty(), claim(database, LEASE));

        database.write(entities -> runs(entities).lockHeld(first).orElseThrow().renew(Instant.EPOCH));
        ReconciliationClaim second = claim(database, LEASE).orElseThrow();
        assertEquals(first.fence() + 1, second.fence());
        assertFalse(isHeld(database, first));
        assertTrue(isHeld(database, second));
    }

    @OnEveryDatabase
    void shouldLeaveAPausedRunAloneUntilItsPauseIsOver(Database database) {
        open(database);
        pause(database, claim(database, LEASE).orElseThrow(), LEASE);
        assertEquals(Optional.empty(), claim(database, LEASE));

        database.write(entities -> runs(entities).open().orElseThrow().pauseUntil(Instant.EPOCH));
        assertTrue(claim(database, OVER).isPresent());
    }

    @OnEveryDatabase
    void shouldKnowWhenTheDeliveriesWereLastReadToTheirEnd(Database database) {
        assertEquals(Optional.empty(), deliveriesReadAt(database));
        open(database);
        ReconciliationClaim good = claim(database, LEASE).orElseThrow();
        database.write(entities -> runs(entities).lockHeld(good).orElseThrow().deliveriesDone());
        finish(database, good);
        Optional<Instant> read = deliveriesReadAt(database);
        open(database);
        finish(database, claim(database, LEASE).orElseThrow());

        assertTrue(read.isPresent());
        assertEquals(read, deliveriesReadAt(database));
    }

    @OnEveryDatabase
    void shouldPageRunsFromTheNewest(Database database) {
        ReconciliationId first = open(database);
        finish(database, claim(database, LEASE).orElseThrow());
        ReconciliationId second = open(database);

        assertEquals(List.of(first), database.read(entities -> runs(entities).before(second, 10).stream()
                .map(ReconciliationRun::id)
                .toList()));
    }

    @OnEveryDatabase
    void shouldKnowPackagesOfTheCatalogAndThoseThatWereRefused(Database database) {
        database.write(entities -> {
            entities.persist(new App(KITE, Distribution.DISTRIBUTED));
            entities.flush();
            entities.persist(new DistributionPackage(packageId(1), KITE));
            entities.persist(new DistributionPackage(packageId(3), KITE));
            entities.persist(refused(packageId(2)));
            entities.persist(new IngestionJob(packageId(3), Instant.EPOCH));
            entities.persist(new IngestionJob(packageId(4), Instant.EPOCH));
            entities.persist(new IngestionJob(
                    new Announcement(KITE, Optional.of(packageId(1)), VERSION, Instant.EPOCH), Instant.EPOCH));
        });

        assertEquals(
                List.of(
                        new KnownPackage(packageId(1), Optional.of(KITE), Optional.empty()),
                        new KnownPackage(packageId(2), Optional.empty(), Optional.of(Instant.EPOCH)),
                        new KnownPackage(packageId(3), Optional.of(KITE), Optional.empty())),
                after(database, Optional.empty(), 10));
        assertEquals(
                List.of(packageId(2)),
                after(database, Optional.of(packageId(1)), 1).stream()
                        .map(KnownPackage::id)
                        .toList());
    }

    @OnEveryDatabase
    void shouldKnowVersionsThatWereAnnouncedAndWhatTheyWereResolvedTo(Database database) {
        PackageVersionId newest = new PackageVersionId("e1b1e8c4-63b0-4a69-9d0b-2f3f6a9c4d56");
        database.write(entities -> {
            IngestionJob replaced = new IngestionJob(
                    new Announcement(KITE, Optional.of(packageId(1)), VERSION, Instant.EPOCH), Instant.EPOCH);
            replaced.resolvedTo(newest);
            entities.persist(replaced);
            entities.persist(new IngestionJob(packageId(1), Instant.EPOCH));
        });

        assertEquals(Set.of(VERSION, newest), database.read(entities -> known(entities)
                .versions(packageId(1))));
        boolean held = database.read(entities -> known(entities).isHeld(packageId(1)));
        assertFalse(held);
    }

    @OnEveryDatabase
    void shouldListPackagesThatAreNotShownAnyMore(Database database) {
        database.write(entities -> {
            readings(entities).of(packageId(1)).read(Instant.EPOCH);
            readings(entities)
                    .of(packageId(2))
                    .refused(new RetryableFailure(FailureCode.CONNECT_NOT_FOUND, "Gone."), Instant.EPOCH);
        });

        assertEquals(List.of(packageId(2)), database.read(entities -> readings(entities).hidden(10).stream()
                .map(PackageReading::packageId)
                .toList()));
        database.write(entities -> readings(entities).of(packageId(2)).read(Instant.EPOCH));
        assertEquals(List.of(), database.read(entities -> readings(entities).hidden(10)));
    }

    private static IngestionJob refused(PackageId packageId) {
        IngestionJob job = new IngestionJob(packageId, Instant.EPOCH);
        job.claim(Instant.EPOCH, Instant.EPOCH);
        job.rejected(new PackageRejected(FailureCode.PACKAGE_REFUSED, "No."), Instant.EPOCH);
        return job;
    }

    private static PackageId packageId(int number) {
        return new PackageId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e0" + number);
    }

    private static ReconciliationId open(Database database) {
        ReconciliationRun run = new ReconciliationRun(Optional.empty(), Instant.EPOCH);
        database.write(entities -> runs(entities).add(run));
        return run.id();
    }

    private static Optional<ReconciliationClaim> claim(Database database, Duration lease) {
        return database.inTransaction(entities -> runs(entities).claim(lease));
    }

    private static void pause(Database database, ReconciliationClaim claim, Duration pause) {
        database.write(entities -> runs(entities)
                .lockHeld(claim)
                .orElseThrow()
                .pauseUntil(runs(entities).now().plus(pause)));
    }

    private static void finish(Database database, ReconciliationClaim claim) {
        database.write(entities -> runs(entities).lockHeld(claim).orElseThrow().finish(Instant.EPOCH));
    }

    private static boolean isHeld(Database database, ReconciliationClaim claim) {
        return database.inTransaction(entities -> runs(entities).lockHeld(claim).isPresent());
    }

    private static Optional<Instant> deliveriesReadAt(Database database) {
        return database.read(entities -> runs(entities).deliveriesReadAt());
    }

    private static List<ReconciliationId> newest(Database database) {
        return database.read(entities ->
                runs(entities).newest(10).stream().map(ReconciliationRun::id).toList());
    }

    private static List<KnownPackage> after(Database database, Optional<PackageId> last, int limit) {
        return database.read(entities -> known(entities).after(last, limit));
    }

    private static JpaReconciliationRuns runs(EntityManager entities) {
        JpaReconciliationRuns runs = new JpaReconciliationRuns();
        runs.entities = entities;
        return runs;
    }

    private static JpaKnownPackages known(EntityManager entities) {
        JpaKnownPackages known = new JpaKnownPackages();
        known.entities = entities;
        return known;
    }

    private static JpaPackageReadings readings(EntityManager entities) {
        JpaPackageReadings readings = new JpaPackageReadings();
        readings.entities = entities;
        return readings;
    }
}
