package io.stoa.packagestore.jpa;

import static io.stoa.catalog.jpa.CatalogTables.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.catalog.AssetProof;
import io.stoa.catalog.PackageAsset;
import io.stoa.catalog.PackageVersion;
import io.stoa.catalog.Publication;
import io.stoa.catalog.VerifiedPackage.HeldAsset;
import io.stoa.catalog.jpa.CatalogTables;
import io.stoa.packagestore.PackageStore.StockedAsset;
import io.stoa.packagestore.UpkeepLease;
import io.stoa.packagestore.jpa.CareRows.Recorded;
import io.stoa.packagestore.jpa.GarbageRows.Grace;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which assets are looked at, what a lost one takes from the offer, and what nobody wants any more. */
class StoreCareTest {

    private static final long KITE = 6700012345L;
    private static final long VERSION = 871200431;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Grace GRACE = new Grace(WEEK, Duration.ofDays(90));

    private final Set<Long> takingIn = new HashSet<>();

    @OnEveryDatabase
    void shouldLookAtWhatWasNotLookedAtForSoLong(Database database) {
        publish(database, 1, Instant.now(), "a", "b");
        Recorded first = due(database).get(0);
        assertEquals(new Recorded(new AppleItemId(KITE), "a", 7, Sha256.of("a")), first);

        database.write(entities -> care(entities).foundRight(first));
        assertEquals(List.of("b"), ids(due(database)));
        database.write(entities -> care(entities).foundRight(first));

        assertEquals(List.of("b"), ids(due(database)));
        assertEquals(
                List.of("a", "b"), ids(database.read(entities -> care(entities).due(Duration.ofSeconds(-60), 10))));
    }

    @OnEveryDatabase
    void shouldNotOfferAVersionThatLacksAnAssetUntilItIsPublishedAgain(Database database) {
        publish(database, 1, NOON, "a");
        assertEquals(1, offered(database));

        assertEquals(1, lost(database, "a"));
        assertEquals(0, offered(database));
        assertEquals(0, storefront(database));
        assertEquals(List.of(), due(database));
        assertEquals(1, lost(database, "a"), "what is lost again is lost later");

        database.write(entities -> {
            Publication publication = entities.find(Publication.class, VERSION);
            PackageVersion same = entities.find(
                    PackageVersion.class,
                    CatalogTables.packageVersionId(VERSION, 1).value());
            assertFalse(publication.supersede(same, CatalogTables.release("17.4"), NOON.plusSeconds(9)));
            publication.isWhole(same, Instant.now().plusSeconds(60));
            assertEquals(NOON, publication.publishedAt());
        });
        assertEquals(1, offered(database));
    }

    @OnEveryDatabase
    void shouldLeaveOtherVersionsOnOfferWhenAnAssetIsLost(Database database) {
        publish(database, 1, NOON, "a");

        assertEquals(0, lost(database, "stranger"));
        assertEquals(1, offered(database));
    }

    @OnEveryDatabase
    void shouldLeaveAVersionOnOfferWhereWhatIsDamagedCannotBeRemoved(Database database) {
        publish(database, 1, NOON, "a");
        RetryableFailure stuck = new RetryableFailure(FailureCode.STORAGE_UNAVAILABLE, "Not now.");

        assertSame(
                stuck,
                assertThrows(
                        RetryableFailure.class,
                        () -> database.inTransaction(entities -> care(entities).lost(recorded("a"), () -> {
                            throw stuck;
                        }))));
        assertEquals(1, offered(database));
        assertEquals(List.of("a"), ids(due(database)), "it is not looked at again");
    }

    @OnEveryDatabase
    void shouldFindAgainWhatWasRemovedBeforeTheMachineStopped(Database database) {
        publish(database, 1, NOON, "a");
        List<String> removed = new ArrayList<>();
        assertThrows(
                IllegalStateException.class,
                () -> database.inTransaction(entities -> {
                    care(entities).lost(recorded("a"), () -> removed.add("a"));
                    throw new IllegalStateException("the machine stops before the commit");
                }));
        assertEquals(List.of("a"), removed);
        assertEquals(1, offered(database));

        assertEquals(List.of("a"), ids(due(database)));
        assertEquals(1, lost(database, "a"));
        assertEquals(0, offered(database));
    }

    @OnEveryDatabase
    void shouldGiveAWorkToOneNodeAtATime(Database database) {
        assertTrue(hold(database, "one", WEEK));
        assertTrue(hold(database, "one", Duration.ofSeconds(-60)));
        assertTrue(hold(database, "other", WEEK));
        assertFalse(hold(database, "one", WEEK));
    }

    @OnEveryDatabase
    void shouldWantWhatThePublishedRevisionListsAndNothingElse(Database database) {
        publish(database, 1, longAgo(WEEK), "a");

        assertEquals(Set.of("orphan"), unwanted(database, "a", "orphan"));
    }

    @OnEveryDatabase
    void shouldKeepWhatASupersededRevisionListsForAWhile(Database database) {
        publish(database, 1, longAgo(WEEK), "a", "shared");
        supersede(database, 2, Instant.now(), "shared", "b");
        assertEquals(Set.of(), unwanted(database, "a", "shared", "b"));

        database.write(entities -> entities.createQuery("update Publication p set p.publishedAt = :at")
                .setParameter("at", longAgo(WEEK))
                .executeUpdate());
        assertEquals(Set.of("a"), unwanted(database, "a", "shared", "b"));
    }

    @OnEveryDatabase
    void shouldGiveUpWhatWasWithdrawnLongAgoAndSayThatTheVersionLacksIt(Database database) {
        publish(database, 1, NOON, "a");
        withdraw(database, longAgo(Duration.ofDays(89)));
        assertEquals(0, expire(database));
        assertEquals(Set.of(), unwanted(database, "a"));

        withdrawAgain(database);
        assertEquals(1, expire(database));
        assertEquals(0, expire(database));
        assertEquals(Set.of("a"), unwanted(database, "a"));
        assertTrue(publication(database).incompleteSince().isPresent());
    }

    @OnEveryDatabase
    void shouldWantAgainWhatIsAdmittedAgain(Database database) {
        publish(database, 1, NOON, "a");
        withdraw(database, longAgo(Duration.ofDays(91)));
        expire(database);
        database.write(entities -> new CatalogTables(entities).admitted(KITE, VERSION, Instant.now()));

        assertEquals(Set.of(), unwanted(database, "a"));
        assertEquals(0, offered(database));
    }

    @OnEveryDatabase
    void shouldRemoveNothingWhileAPackageOfTheAppIsTakenIn(Database database) {
        publish(database, 1, NOON, "a");
        takingIn.add(KITE);
        assertEquals(List.of(), removed(database, "orphan"));

        takingIn.clear();
        assertEquals(List.of("orphan"), removed(database, "orphan"));
    }

    @OnEveryDatabase
    void shouldLookAgainBeforeItRemoves(Database database) {
        publish(database, 1, NOON, "a");

        assertEquals(List.of(), removed(database, "a"));
    }

    private List<String> removed(Database database, String publicId) {
        List<String> removed = new ArrayList<>();
        boolean told = database.inTransaction(
                entities -> garbage(entities).remove(stocked(publicId), GRACE, () -> removed.add(publicId)));
        assertEquals(told, !removed.isEmpty());
        return removed;
    }

    private Set<String> unwanted(Database database, String... publicIds) {
        List<StockedAsset> stock =
                List.of(publicIds).stream().map(StoreCareTest::stocked).toList();
        return database.read(entities -> garbage(entities).unwanted(stock, GRACE)).stream()
                .map(StockedAsset::publicId)
                .collect(Collectors.toSet());
    }

    private static StockedAsset stocked(String publicId) {
        return new StockedAsset(new AppleItemId(KITE), publicId, 7, NOON);
    }

    private int expire(Database database) {
        return database.inTransaction(entities -> garbage(entities).expireWithdrawn(GRACE));
    }

    private GarbageRows garbage(EntityManager entities) {
        GarbageRows rows = new GarbageRows();
        rows.entities = entities;
        rows.intake = app -> takingIn.contains(app.value());
        return rows;
    }

    private static CareRows care(EntityManager entities) {
        CareRows rows = new CareRows();
        rows.entities = entities;
        return rows;
    }

    private static int lost(Database database, String publicId) {
        return database.inTransaction(entities -> care(entities).lost(recorded(publicId), () -> {}));
    }

    private static boolean hold(Database database, String node, Duration lease) {
        return database.inTransaction(entities -> care(entities).hold(UpkeepLease.REMOVAL, node, lease));
    }

    private static List<Recorded> due(Database database) {
        return database.read(entities -> care(entities).due(WEEK, 10));
    }

    private static List<String> ids(List<Recorded> due) {
        return due.stream().map(Recorded::publicId).toList();
    }

    private static Recorded recorded(String publicId) {
        return new Recorded(new AppleItemId(KITE), publicId, 7, Sha256.of(publicId));
    }

    private static Instant longAgo(Duration ago) {
        return Instant.now().minus(ago).minusSeconds(60);
    }

    private static void publish(Database database, int revision, Instant at, String... assets) {
        database.write(entities -> {
            CatalogTables tables = new CatalogTables(entities);
            tables.app(KITE, "Kite");
            tables.admitted(KITE, VERSION, NOON.minus(Duration.ofDays(400)));
            PackageVersion content = tables.rows().persisted(CatalogTables.delivery(KITE, VERSION, revision));
            list(entities, content, assets);
            entities.persist(new Publication(content, CatalogTables.release("17.4"), at));
        });
    }

    private static void supersede(Database database, int revision, Instant at, String... assets) {
        database.write(entities -> {
            PackageVersion content =
                    new CatalogTables(entities).rows().persisted(CatalogTables.delivery(KITE, VERSION, revision));
            list(entities, content, assets);
            entities.find(Publication.class, VERSION).supersede(content, CatalogTables.release("17.4"), at);
        });
    }

    private static void list(EntityManager entities, PackageVersion content, String... assets) {
        for (String asset : assets) {
            entities.persist(new PackageAsset(
                    content.packageVersionId(),
                    new HeldAsset(
                            asset,
                            "variant/" + asset + ".ipa",
                            7,
                            Sha256.of(asset),
                            Set.of(AssetProof.SIGNATURE),
                            new byte[0])));
        }
    }

    private static void withdraw(Database database, Instant at) {
        database.write(entities -> new CatalogTables(entities).withdrawn(KITE, VERSION, at));
    }

    // the moments only move forward; a test of the long run moves the whole row back
    private static void withdrawAgain(Database database) {
        database.write(entities -> entities.createQuery("update DistributionPackage d set d.offerEndedAt = :at")
                .setParameter("at", longAgo(Duration.ofDays(91)))
                .executeUpdate());
    }

    private static Publication publication(Database database) {
        return database.read(entities -> entities.find(Publication.class, VERSION));
    }

    private static int offered(Database database) {
        return database.read(entities -> new CatalogTables(entities)
                .catalog()
                .offered(List.of(new AppleItemId(KITE)), Optional.empty())
                .size());
    }

    private static int storefront(Database database) {
        return database.read(
                entities -> new CatalogTables(entities).catalog().storefront(10).size());
    }
}
