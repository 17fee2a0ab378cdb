package io.stoa.catalog.jpa;

import static io.stoa.catalog.jpa.CatalogTables.NOON;
import static io.stoa.catalog.jpa.CatalogTables.packageId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Territories;
import io.stoa.apple.Territory;
import io.stoa.catalog.App;
import io.stoa.catalog.AvailabilityChange;
import io.stoa.catalog.Catalog.Offer;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.DistributionPackage;
import io.stoa.catalog.OfferRule;
import io.stoa.catalog.Publication;
import io.stoa.catalog.TerritoryAvailability;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is on offer, asked of the database: in one statement, and never other than the rule of the domain. */
class JpaCatalogTest {

    private static final long KITE = 6700012345L;
    private static final long LAMP = 6700099999L;

    private static final Territory MALTA = new Territory("MLT");
    private static final Territory FRANCE = new Territory("FRA");

    /** What is said at one of four moments: of the app or its package, everywhere or of Malta or of France. */
    private record Word(boolean ofTheApp, Territories where, boolean available, int moment) {

        AvailabilityChange change() {
            return new AvailabilityChange(available, where, NOON.plusNanos(moment * 1_000L));
        }
    }

    @Property(tries = 40)
    void shouldOfferWhatTheDomainSaysIsOffered(
            @ForAll Database database, @ForAll("histories") List<List<Word>> histories) {
        database.empty();
        List<Long> anywhere = new ArrayList<>();
        List<Long> inMalta = new ArrayList<>();
        database.write(entities -> {
            CatalogTables tables = new CatalogTables(entities);
            for (int i = 0; i < histories.size(); i++) {
                long id = i + 1;
                App app = tables.app(id, "App " + id);
                DistributionPackage container = tables.container(id, id);
                OfferRule rule = play(tables, histories.get(i), app, container);
                container.settle(rule);
                publish(tables, id, id);
                if (rule.isOffered()) {
                    anywhere.add(id);
                }
                if (rule.isOfferedIn(MALTA)) {
                    inMalta.add(id);
                }
            }
        });
        List<AppleItemId> all = LongStream.rangeClosed(1, histories.size())
                .mapToObj(AppleItemId::new)
                .toList();

        assertEquals(anywhere, database.read(entities -> versions(entities, all)));
        assertEquals(inMalta, database.read(entities -> versions(entities, all, Optional.of(MALTA))));
        assertEquals(anywhere, database.read(entities -> new CatalogTables(entities)
                .catalog().storefront(100).stream()
                        .map(offer -> offer.app().appleItemId().value())
                        .sorted()
                        .toList()));
    }

    private static OfferRule play(CatalogTables tables, List<Word> history, App app, DistributionPackage container) {
        Map<String, TerritoryAvailability> named = new TreeMap<>();
        for (Word word : history) {
            if (!word.where().isEverywhere()) {
                Territory territory = word.where().named().first();
                named.computeIfAbsent(word.ofTheApp() + " " + territory, key -> tables.rows()
                                .added(new TerritoryAvailability(
                                        app.appleItemId(),
                                        word.ofTheApp() ? Optional.empty() : Optional.of(container.packageId()),
                                        territory)))
                        .take(word.change());
            } else if (word.ofTheApp()) {
                app.take(word.change());
            } else {
                container.take(word.change());
            }
        }
        return new OfferRule(app, container, named.values());
    }

    @OnEveryDatabase
    void shouldAskTwiceForHoweverManyAppsOfOneTerritory(Database database) {
        database.write(entities -> {
            CatalogTables tables = new CatalogTables(entities);
            LongStream.rangeClosed(1, 20).forEach(id -> {
                tables.app(id, "App " + id);
                tables.version(id, id, "17.4");
            });
        });
        List<AppleItemId> twenty =
                LongStream.rangeClosed(1, 20).mapToObj(AppleItemId::new).toList();

        List<String> statements = database.statementsOf(() -> assertEquals(
                20,
                database.read(entities -> versions(entities, twenty, Optional.of(MALTA)))
                        .size()));

        assertEquals(2, statements.size(), statements::toString);
    }

    @OnEveryDatabase
    void shouldListTheNewestVersionOfEachAppFirst(Database database) {
        database.write(entities -> {
            CatalogTables tables = new CatalogTables(entities);
            tables.app(LAMP, "Lamp");
            tables.app(KITE, "Kite");
            Stream.of(3L, 1L, 12L).forEach(version -> tables.version(KITE, version, "17.4"));
            tables.version(LAMP, 5, "17.4");
        });

        assertEquals(
                List.of(12L, 3L, 1L, 5L),
                database.read(entities -> versions(entities, List.of(new AppleItemId(LAMP), new AppleItemId(KITE)))));
    }

    @OnEveryDatabase
    void shouldAnswerAnAppThatIsAskedForTwiceOnce(Database database) {
        oneApp(database);

        assertEquals(
                List.of(1L),
                database.read(entities -> versions(entities, List.of(new AppleItemId(KITE), new AppleItemId(KITE)))));
    }

    @OnEveryDatabase
    void shouldAskTheDatabaseNothingWhereNothingIsAsked(Database database) {
        List<String> statements = database.statementsOf(
                () -> assertEquals(List.of(), database.read(entities -> versions(entities, List.of()))));

        assertEquals(List.of(), statements);
    }

    @OnEveryDatabase
    void shouldAskOnceForHoweverManyApps(Database database) {
        database.write(entities -> {
            CatalogTables tables = new CatalogTables(entities);
            LongStream.rangeClosed(1, 100).forEach(id -> {
                tables.app(id, "App " + id);
                tables.version(id, id, "17.4");
            });
        });
        List<AppleItemId> hundred =
                LongStream.rangeClosed(1, 100).mapToObj(AppleItemId::new).toList();

        List<String> statements = database.statementsOf(() -> assertEquals(
                100, database.read(entities -> versions(entities, hundred)).size()));

        assertEquals(1, statements.size(), statements::toString);
    }

    @OnEveryDatabase
    void shouldGiveEveryAnswerFromTheOnePublication(Database database) {
        oneApp(database);

        Publication publication = database.read(entities -> new CatalogTables(entities)
                .catalog()
                .offered(List.of(new AppleItemId(KITE)), Optional.empty())
                .get(0)
                .publication());

        assertEquals(packageId(1), publication.packageId());
        assertEquals("app.kite", publication.bundleId());
        assertEquals("17.4", publication.minimumOs().toString());
        assertEquals(NOON, publication.publishedAt());
    }

    @OnEveryDatabase
    void shouldShowTheNewestOfferedVersionInTheStorefront(Database database) {
        database.write(entities -> {
            CatalogTables tables = new CatalogTables(entities);
            tables.app(KITE, "Kite");
            tables.version(KITE, 1, "17.4");
            tables.version(KITE, 2, "17.4");
            tables.version(KITE, 3, "17.4");
            tables.withdrawn(KITE, 3, NOON);
        });

        assertEquals(List.of(2L), storefront(database, 10));
    }

    @OnEveryDatabase
    void shouldOrderTheStorefrontByNameAndKeepToItsLimit(Database database) {
        database.write(entities -> {
            CatalogTables tables = new CatalogTables(entities);
            List.of("Lamp", "Kite", "Bell").forEach(name -> {
                long id = name.hashCode();
                tables.app(id, name);
                tables.version(id, id, "17.4");
            });
        });

        assertEquals(List.of("Bell", "Kite"), database.read(entities -> new CatalogTables(entities)
                .catalog().storefront(2).stream()
                        .map(offer -> offer.app().listing().name().orElseThrow())
                        .toList()));
    }

    @OnEveryDatabase
    void shouldListTheAppsThatInstallByALink(Database database) {
        database.write(entities -> {
            CatalogTables tables = new CatalogTables(entities);
            tables.app(3, "Distributed");
            tables.app(2, "Own").distributeAs(Distribution.WEB, "key");
            tables.app(1, "Marketplace").distributeAs(Distribution.MARKETPLACE_APP, null);
        });

        assertEquals(List.of(1L, 2L), database.read(entities -> new CatalogTables(entities)
                .catalog().installedByLink().stream()
                        .map(app -> app.appleItemId().value())
                        .toList()));
    }

    @OnEveryDatabase
    void shouldReadAnAppWithoutAListingAsHavingAnEmptyOne(Database database) {
        database.write(entities -> entities.persist(new App(new AppleItemId(KITE), Distribution.DISTRIBUTED)));

        App app = database.read(
                        entities -> new CatalogTables(entities).catalog().find(new AppleItemId(KITE)))
                .orElseThrow();

        assertEquals(Optional.empty(), app.listing().name());
        assertEquals(Optional.empty(), app.withdrawnAt());
        assertEquals(
                Optional.empty(),
                database.read(entities -> new CatalogTables(entities).catalog().find(new AppleItemId(1))));
    }

    @OnEveryDatabase
    void shouldMakeTheRowOfAnAppOrAPackageOnlyOnce(Database database) {
        for (int time = 0; time < 2; time++) {
            database.write(entities -> {
                CatalogRows rows = new CatalogTables(entities).rows();
                rows.app(new AppleItemId(KITE), Distribution.DISTRIBUTED);
                rows.distributionPackage(packageId(1), new AppleItemId(KITE));
            });
        }

        assertEquals(List.of(KITE), page(database, Optional.empty()));
    }

    @OnEveryDatabase
    void shouldPageAppsByTheirId(Database database) {
        database.write(entities ->
                LongStream.rangeClosed(1, 5).forEach(id -> new CatalogTables(entities).app(id, "App " + id)));

        assertEquals(List.of(1L, 2L), page(database, Optional.empty()));
        assertEquals(List.of(3L, 4L), page(database, Optional.of(new AppleItemId(2))));
        assertEquals(List.of(), page(database, Optional.of(new AppleItemId(5))));
    }

    @OnEveryDatabase
    void shouldNotPublishAVersionWhosePackageIsNotThere(Database database) {
        assertThrows(
                PersistenceException.class,
                () -> database.write(entities -> publish(new CatalogTables(entities), KITE, 1)));
        assertEquals(
                List.of(),
                database.read(entities -> new CatalogTables(entities).rows().publications(new AppleItemId(KITE))));
    }

    private static void publish(CatalogTables tables, long app, long version) {
        tables.rows()
                .persisted(new Publication(
                        tables.rows().persisted(CatalogTables.delivery(app, version, 1)),
                        CatalogTables.release("17.4"),
                        NOON));
    }

    private static void oneApp(Database database) {
        database.write(entities -> {
            CatalogTables tables = new CatalogTables(entities);
            tables.app(KITE, "Kite");
            tables.version(KITE, 1, "17.4");
        });
    }

    private static List<Long> versions(EntityManager entities, List<AppleItemId> apps) {
        return versions(entities, apps, Optional.empty());
    }

    private static List<Long> versions(EntityManager entities, List<AppleItemId> apps, Optional<Territory> territory) {
        return new CatalogTables(entities)
                .catalog().offered(apps, territory).stream()
                        .map(Offer::publication)
                        .map(publication -> publication.appleVersionId().value())
                        .toList();
    }

    private static List<Long> storefront(Database database, int limit) {
        return database.read(entities -> new CatalogTables(entities)
                .catalog().storefront(limit).stream()
                        .map(offer -> offer.publication().appleVersionId().value())
                        .toList());
    }

    private static List<Long> page(Database database, Optional<AppleItemId> after) {
        return database.read(entities -> new CatalogTables(entities)
                .rows().apps(after, 2).stream()
                        .map(app -> app.appleItemId().value())
                        .toList());
    }

    @Provide
    Arbitrary<List<List<Word>>> histories() {
        Arbitrary<Territories> where =
                Arbitraries.of(Territories.EVERYWHERE, Territories.of(List.of(MALTA)), Territories.of(List.of(FRANCE)));
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        where,
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 4))
                .as(Word::new)
                .list()
                .ofMaxSize(6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
