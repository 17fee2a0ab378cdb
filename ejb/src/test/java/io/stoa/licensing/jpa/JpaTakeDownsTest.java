package io.stoa.licensing.jpa;

import static io.stoa.catalog.jpa.CatalogTables.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.jpa.CatalogTables;
import io.stoa.licensing.TakeDown;
import io.stoa.licensing.TakeDownPolicy;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Take-downs are what the catalog says; a decision holds for the one it was made for, on each provider and database. */
class JpaTakeDownsTest {

    private static final long KITE = 6700012345L;
    private static final AppleItemId APP = new AppleItemId(KITE);
    private static final Instant WITHDRAWN = NOON.plusSeconds(60);

    @OnEveryDatabase
    void shouldListWhatEndedAtOneMomentAsOneTakeDown(Database database) {
        publish(database, 1, 2, 3, 4);
        catalog(database, tables -> {
            tables.withdrawn(KITE, 1, WITHDRAWN);
            tables.withdrawn(KITE, 2, WITHDRAWN);
            tables.withdrawn(KITE, 3, WITHDRAWN.plusSeconds(60));
            tables.container(KITE, 5);
        });

        List<TakeDown> takeDowns = takeDowns(database);

        assertEquals(
                List.of(WITHDRAWN.plusSeconds(60), WITHDRAWN),
                takeDowns.stream().map(TakeDown::endedAt).toList());
        assertEquals(
                List.of(1L, 2L),
                takeDowns.get(1).versions().stream()
                        .map(AppleVersionId::value)
                        .sorted()
                        .toList());
        assertEquals(TakeDownPolicy.RENEW, takeDowns.get(1).policy().orElseThrow());
        assertEquals(Map.of(), policies(database, 1, 2, 3, 4));
    }

    @OnEveryDatabase
    void shouldDecideForAllThatEndedTogetherAndForNothingElse(Database database) {
        publish(database, 1, 2, 3);
        catalog(database, tables -> {
            tables.withdrawn(KITE, 1, WITHDRAWN);
            tables.withdrawn(KITE, 2, WITHDRAWN);
        });

        decide(database, TakeDownPolicy.REVOKE);
        decide(database, TakeDownPolicy.LAPSE);

        assertEquals(
                Map.of(
                        new AppleVersionId(1), TakeDownPolicy.LAPSE,
                        new AppleVersionId(2), TakeDownPolicy.LAPSE),
                policies(database, 1, 2, 3, 99));
        assertEquals(TakeDownPolicy.LAPSE, takeDowns(database).get(0).policy().orElseThrow());
    }

    @OnEveryDatabase
    void shouldEndATakeDownWithTheNextAdmission(Database database) {
        publish(database, 1);
        catalog(database, tables -> tables.withdrawn(KITE, 1, WITHDRAWN));
        decide(database, TakeDownPolicy.REVOKE);

        catalog(database, tables -> tables.admitted(KITE, 1, WITHDRAWN.plusSeconds(60)));

        assertEquals(Map.of(), policies(database, 1));
        assertEquals(List.of(), takeDowns(database));
    }

    @OnEveryDatabase
    void shouldDecideNothingOfTheNextTakeDown(Database database) {
        publish(database, 1);
        catalog(database, tables -> tables.withdrawn(KITE, 1, WITHDRAWN));
        decide(database, TakeDownPolicy.REVOKE);

        catalog(database, tables -> {
            tables.admitted(KITE, 1, WITHDRAWN.plusSeconds(60));
            tables.withdrawn(KITE, 1, WITHDRAWN.plusSeconds(120));
        });

        assertEquals(Map.of(), policies(database, 1));
        assertEquals(TakeDownPolicy.RENEW, takeDowns(database).get(0).policy().orElseThrow());
    }

    @OnEveryDatabase
    void shouldKeepADecisionWhenAWithdrawalIsToldAgainOrComesLate(Database database) {
        publish(database, 1);
        catalog(database, tables -> tables.withdrawn(KITE, 1, WITHDRAWN));
        decide(database, TakeDownPolicy.REVOKE);

        catalog(database, tables -> tables.withdrawn(KITE, 1, WITHDRAWN.plusSeconds(10_000)));
        catalog(database, tables -> tables.withdrawn(KITE, 1, WITHDRAWN.minusSeconds(60)));

        assertEquals(Map.of(new AppleVersionId(1), TakeDownPolicy.REVOKE), policies(database, 1));
        assertEquals(WITHDRAWN, takeDowns(database).get(0).endedAt());
    }

    @OnEveryDatabase
    void shouldReadThePoliciesOfManyVersionsInOneStatement(Database database) {
        publish(database, 1);
        catalog(database, tables -> tables.withdrawn(KITE, 1, WITHDRAWN));
        decide(database, TakeDownPolicy.LAPSE);
        long[] many = LongStream.rangeClosed(1, 1_000).toArray();

        List<String> statements = database.statementsOf(
                () -> assertEquals(1, policies(database, many).size()));

        assertEquals(1, statements.size(), statements::toString);
        assertEquals(Map.of(), policies(database));
    }

    private static void publish(Database database, long... versions) {
        catalog(database, tables -> {
            tables.app(KITE, "Kite");
            LongStream.of(versions).forEach(version -> tables.version(KITE, version, "17.4"));
        });
    }

    private static void catalog(Database database, Consumer<CatalogTables> work) {
        database.write(entities -> work.accept(new CatalogTables(entities)));
    }

    private static void decide(Database database, TakeDownPolicy policy) {
        database.write(entities -> {
            JpaTakeDowns takeDowns = takeDowns(entities);
            takeDowns.decide(takeDowns.of(APP).get(0), policy);
        });
    }

    private static List<TakeDown> takeDowns(Database database) {
        return database.read(entities -> takeDowns(entities).of(APP));
    }

    private static Map<AppleVersionId, TakeDownPolicy> policies(Database database, long... versions) {
        return database.read(entities -> takeDowns(entities)
                .policies(LongStream.of(versions).mapToObj(AppleVersionId::new).toList()));
    }

    private static JpaTakeDowns takeDowns(EntityManager entities) {
        JpaTakeDowns takeDowns = new JpaTakeDowns();
        takeDowns.entities = entities;
        return takeDowns;
    }
}
