package io.stoa.ingestion.jpa;

import static io.stoa.catalog.jpa.CatalogTables.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.Publication;
import io.stoa.catalog.jpa.CatalogTables;
import io.stoa.ingestion.IngestionJob;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import io.stoa.problem.RetryableFailure;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Which published versions are repaired, and when, and which apps have a package coming in. */
class RepairRowsTest {

    private static final long KITE = 6700012345L;
    private static final long VERSION = 871200431;
    private static final Instant LOST = NOON.plusSeconds(60);
    private static final Instant LATER = LOST.plusSeconds(5);

    @OnEveryDatabase
    void shouldRepairWhatLacksBytesAndNothingElse(Database database) {
        publish(database);
        assertEquals(0, withoutRepair(database));

        lose(database);
        assertEquals(1, withoutRepair(database));
    }

    @OnEveryDatabase
    void shouldAskOnceForARepair(Database database) {
        publish(database);
        lose(database);
        repair(database, LATER, job -> {});

        assertEquals(0, withoutRepair(database));
    }

    @OnEveryDatabase
    void shouldNotRepeatARepairThatWasRejected(Database database) {
        publish(database);
        lose(database);
        repair(database, LATER, job -> {
            job.claim(LATER, LATER);
            job.rejected(new PackageRejected(FailureCode.PACKAGE_REFUSED, "It is another one."), LATER);
        });

        assertEquals(0, withoutRepair(database));
    }

    @OnEveryDatabase
    void shouldAskForNoSecondRepairWhileAppStoreConnectDoesNotShowTheVersion(Database database) {
        publish(database);
        lose(database);
        repair(database, LATER, job -> {
            job.claim(LATER, LATER);
            job.retryAt(LATER, new RetryableFailure(FailureCode.CONNECT_NOT_FOUND, "It is not shown."), LATER);
        });

        assertEquals(0, withoutRepair(database));
        assertEquals(0, offered(database), "what lacks bytes is offered");
    }

    @OnEveryDatabase
    void shouldRepairAgainWhatIsLostAgain(Database database) {
        publish(database);
        lose(database);
        repair(database, NOON, job -> {
            job.claim(NOON, NOON);
            job.published(new AppleItemId(KITE), CatalogTables.packageId(VERSION), NOON);
        });

        assertEquals(1, withoutRepair(database));
    }

    @OnEveryDatabase
    void shouldNotRepairWhatIsNotOnOffer(Database database) {
        publish(database);
        lose(database);
        database.write(entities -> new CatalogTables(entities).withdrawn(KITE, VERSION, LATER));

        assertEquals(0, withoutRepair(database));
    }

    @OnEveryDatabase
    void shouldSayOfWhichAppAPackageIsComingIn(Database database) {
        publish(database);
        assertFalse(isRunning(database, KITE));
        repair(database, NOON, job -> {});
        assertFalse(isRunning(database, KITE), "a job that waits relies on nothing yet");
        repair(database, NOON, job -> job.claim(NOON, NOON));

        assertTrue(isRunning(database, KITE));
        assertFalse(isRunning(database, KITE + 1));
    }

    @OnEveryDatabase
    void shouldTakeAPackageHandedInForOneOfAnyApp(Database database) {
        database.write(entities -> {
            IngestionJob job = new IngestionJob(CatalogTables.packageId(VERSION), NOON);
            job.claim(NOON, NOON);
            entities.persist(job);
        });

        assertTrue(isRunning(database, KITE));
    }

    private static void publish(Database database) {
        database.write(entities -> {
            CatalogTables tables = new CatalogTables(entities);
            tables.app(KITE, "Kite");
            tables.version(KITE, VERSION, "17.4");
        });
    }

    private static void lose(Database database) {
        database.write(entities -> publication(entities).lack(LOST));
    }

    private static void repair(Database database, Instant at, Consumer<IngestionJob> fate) {
        database.write(entities -> {
            IngestionJob repair = IngestionJob.repair(publication(entities), at);
            fate.accept(repair);
            entities.persist(repair);
        });
    }

    private static Publication publication(EntityManager entities) {
        return entities.find(Publication.class, VERSION);
    }

    private static int withoutRepair(Database database) {
        return database.read(entities -> {
            IncompletePublications incomplete = new IncompletePublications();
            incomplete.entities = entities;
            return incomplete.withoutRepair(10).size();
        });
    }

    private static int offered(Database database) {
        return database.read(entities -> new CatalogTables(entities)
                .catalog()
                .offered(List.of(new AppleItemId(KITE)), Optional.empty())
                .size());
    }

    private static boolean isRunning(Database database, long app) {
        return database.read(entities -> {
            JpaAssetIntake intake = new JpaAssetIntake();
            intake.entities = entities;
            return intake.isRunning(new AppleItemId(app));
        });
    }
}
