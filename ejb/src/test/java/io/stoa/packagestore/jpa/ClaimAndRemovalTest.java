package io.stoa.packagestore.jpa;

import static io.stoa.catalog.jpa.CatalogTables.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageVersionId;
import io.stoa.apple.Sha256;
import io.stoa.catalog.AssetProof;
import io.stoa.catalog.PackageAsset;
import io.stoa.catalog.PackageVersion;
import io.stoa.catalog.Publication;
import io.stoa.catalog.VerifiedPackage.HeldAsset;
import io.stoa.catalog.jpa.CatalogTables;
import io.stoa.ingestion.Announcement;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.jpa.JobTables;
import io.stoa.packagestore.AssetIntake;
import io.stoa.packagestore.PackageStore.StockedAsset;
import io.stoa.packagestore.UpkeepLease;
import io.stoa.packagestore.jpa.CareRows.Recorded;
import io.stoa.packagestore.jpa.GarbageRows.Grace;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/**
 * The collector takes an asset that nobody lists while a new revision that lists it comes in: whichever is first, no
 * published version points at what was removed. Each test is one order of the two, and waits for the other side to wait.
 */
class ClaimAndRemovalTest {

    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final long VERSION = 871200431;
    private static final PackageVersionId SECOND = CatalogTables.packageVersionId(VERSION, 2);
    private static final String SHARED = "0f2c7a3e-6d51-4b8f-9a77-2f4f0c9e1d20";
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Grace GRACE = new Grace(Duration.ofDays(7), Duration.ofDays(90));

    private final ExecutorService others = Executors.newCachedThreadPool();
    private final Set<String> store = ConcurrentHashMap.newKeySet();

    @AfterEach
    void end() throws InterruptedException {
        others.shutdownNow();
        assertTrue(others.awaitTermination(1, TimeUnit.MINUTES));
    }

    @OnEveryDatabase
    void shouldHaveAClaimWaitUntilTheAssetIsGone(Database database) throws Exception {
        announce(database);
        Future<?>[] ingestion = new Future<?>[1];

        boolean removed = collect(database, intake -> intake, () -> {
            ingestion[0] = others.submit(() -> ingest(database));
            awaitSomebodyWaiting(database, ingestion[0]);
            assertFalse(ingestion[0].isDone(), "the claim did not wait for the removal");
            store.remove(SHARED);
        });
        ingestion[0].get(1, TimeUnit.MINUTES);

        assertTrue(removed);
        assertWhole(database);
    }

    @OnEveryDatabase
    void shouldHaveARemovalWaitForAClaimThatIsBeingMade(Database database) throws Exception {
        announce(database);
        Future<Boolean> removal = database.inTransaction(entities -> {
            claim(entities);
            Future<Boolean> begun = others.submit(() -> collect(database, intake -> intake, removeShared()));
            awaitSomebodyWaiting(database, begun);
            assertFalse(begun.isDone(), "the removal did not wait for the claim");
            return begun;
        });

        assertFalse(removal.get(1, TimeUnit.MINUTES));
        publish(database, isHeld());
        assertWhole(database);
    }

    @OnEveryDatabase
    void shouldRemoveNothingWhileTheRevisionIsOnItsWay(Database database) {
        announce(database);
        database.write(ClaimAndRemovalTest::claim);
        boolean held = isHeld();

        assertFalse(collect(database, intake -> intake, removeShared()));
        publish(database, held);
        assertFalse(collect(database, intake -> intake, removeShared()));
        assertWhole(database);
    }

    @OnEveryDatabase
    void shouldRemoveNothingOfARevisionThatIsPublishedBetweenTheTwoQuestions(Database database) {
        announce(database);
        database.write(ClaimAndRemovalTest::claim);
        boolean held = isHeld();

        boolean removed = collect(
                database,
                intake -> app -> {
                    publish(database, held);
                    return intake.isRunning(app);
                },
                removeShared());

        assertFalse(removed);
        assertWhole(database);
    }

    @OnEveryDatabase
    void shouldHaveARepairWaitUntilWhatIsDamagedIsGone(Database database) throws Exception {
        announce(database);
        database.write(ClaimAndRemovalTest::claim);
        publish(database, isHeld());
        repair(database);
        Future<?>[] ingestion = new Future<?>[1];

        int versions = database.inTransaction(entities -> care(entities).lost(damaged(), () -> {
            ingestion[0] = others.submit(() -> ingest(database));
            awaitSomebodyWaiting(database, ingestion[0]);
            assertFalse(ingestion[0].isDone(), "the repair relies on what is about to go");
            store.remove(SHARED);
        }));
        ingestion[0].get(1, TimeUnit.MINUTES);

        assertEquals(1, versions);
        assertWhole(database);
    }

    // what an ingestion does: it claims, looks what is held, gets what is not, publishes
    private void ingest(Database database) {
        database.write(ClaimAndRemovalTest::claim);
        publish(database, isHeld());
    }

    private boolean isHeld() {
        return store.contains(SHARED);
    }

    private Runnable removeShared() {
        return () -> store.remove(SHARED);
    }

    private void announce(Database database) {
        store.add(SHARED);
        database.write(entities -> {
            CatalogTables tables = new CatalogTables(entities);
            entities.persist(new UpkeepLease(UpkeepLease.REMOVAL));
            tables.app(KITE.value(), "Kite");
            tables.admitted(KITE.value(), VERSION, NOON);
            PackageVersion first = tables.rows().persisted(CatalogTables.delivery(KITE.value(), VERSION, 1));
            entities.persist(new Publication(first, CatalogTables.release("17.4"), NOON));
            entities.persist(new IngestionJob(new Announcement(KITE, Optional.empty(), SECOND, NOON), NOON));
        });
    }

    private static void repair(Database database) {
        database.write(entities ->
                entities.persist(IngestionJob.repair(entities.find(Publication.class, VERSION), Instant.now())));
    }

    private static void claim(EntityManager entities) {
        JobTables.jobs(entities)
                .due(10)
                .forEach(id ->
                        assertTrue(JobTables.jobs(entities).claim(id, LEASE).isPresent()));
    }

    private void publish(Database database, boolean held) {
        if (!held) {
            store.add(SHARED);
        }
        database.write(entities -> {
            Publication publication = entities.find(Publication.class, VERSION);
            if (publication.revision() == 1) {
                supersede(entities, publication);
            }
            JobTables.jobs(entities).newest(10).stream()
                    .filter(job -> !job.state().isFinal())
                    .forEach(job -> {
                        publication.isWhole(entities.find(PackageVersion.class, SECOND.value()), job.changedAt());
                        job.published(KITE, publication.packageId(), Instant.now());
                    });
        });
    }

    private static void supersede(EntityManager entities, Publication publication) {
        PackageVersion second =
                new CatalogTables(entities).rows().persisted(CatalogTables.delivery(KITE.value(), VERSION, 2));
        entities.persist(new PackageAsset(
                SECOND,
                new HeldAsset(
                        SHARED, "variant/a.ipa", 7, Sha256.of(SHARED), Set.of(AssetProof.SIGNATURE), new byte[0])));
        publication.supersede(second, CatalogTables.release("17.4"), Instant.now());
    }

    private static boolean collect(Database database, UnaryOperator<AssetIntake> intake, Runnable removal) {
        return database.inTransaction(entities -> {
            GarbageRows rows = new GarbageRows();
            rows.entities = entities;
            rows.intake = intake.apply(JobTables.intake(entities));
            return rows.remove(new StockedAsset(KITE, SHARED, 7, NOON), GRACE, removal);
        });
    }

    private static CareRows care(EntityManager entities) {
        CareRows rows = new CareRows();
        rows.entities = entities;
        return rows;
    }

    private static Recorded damaged() {
        return new Recorded(KITE, SHARED, 7, Sha256.of(SHARED));
    }

    private void assertWhole(Database database) {
        Publication publication = database.read(entities -> entities.find(Publication.class, VERSION));
        assertEquals(SECOND, publication.packageVersionId());
        assertEquals(Optional.empty(), publication.incompleteSince());
        assertTrue(isHeld(), "a published version points at what was removed");
    }

    private static void awaitSomebodyWaiting(Database database, Future<?> orOver) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (database.waiting() == 0 && !orOver.isDone()) {
            assertTrue(System.nanoTime() < deadline, "nobody waits");
            Thread.onSpinWait();
        }
    }
}
