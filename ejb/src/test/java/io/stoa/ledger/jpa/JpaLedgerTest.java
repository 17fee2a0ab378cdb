package io.stoa.ledger.jpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.ledger.FirstAnnualInstall;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerEvent;
import io.stoa.ledger.LedgerSubject;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The ledger as rows, on each provider and database: many cost what one costs, and no year begins twice. */
class JpaLedgerTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final String ANN = "ann";

    @OnEveryDatabase
    void shouldWriteAHundredEntriesWithTheStatementsOfOne(Database database) {
        List<String> one = database.statementsOf(() -> add(database, 1));
        List<String> many = database.statementsOf(() -> add(database, 100));

        assertEquals(1, one.size(), one::toString);
        assertEquals(1, many.size(), many::toString);
        assertEquals(101, count(database));
    }

    @OnEveryDatabase
    void shouldNotBeginAYearTwice(Database database) {
        addFirst(database, first(ANN, 6, 1, NOON));

        assertThrows(PersistenceException.class, () -> addFirst(database, first(ANN, 6, 1, NOON.plusSeconds(1))));
        addFirst(database, first(ANN, 6, 2, NOON), first(ANN, 7, 1, NOON), first("bob", 6, 1, NOON));
    }

    @OnEveryDatabase
    void shouldFindTheLastYearOfEachAppAtOnce(Database database) {
        addFirst(
                database,
                first(ANN, 6, 1, NOON),
                first(ANN, 6, 2, NOON.plusSeconds(9)),
                first(ANN, 7, 1, NOON),
                first("bob", 6, 3, NOON));

        List<String> found = database.read(entities -> ledger(entities).latest(ANN, ids(6, 7, 8))).stream()
                .map(last -> last.app() + "/" + last.ordinal())
                .sorted()
                .toList();

        assertEquals(List.of("6/2", "7/1"), found);
    }

    @OnEveryDatabase
    void shouldPageThroughThePeriodWithoutLosingOrRepeatingOne(Database database) {
        List<FirstAnnualInstall> at = IntStream.range(0, 7)
                .mapToObj(app -> first(ANN, app + 1, 1, NOON.plusSeconds(app / 3)))
                .toList();
        addFirst(database, at.toArray(FirstAnnualInstall[]::new));
        addFirst(database, first("before", 1, 1, NOON.minusNanos(1_000)), first("after", 1, 1, NOON.plusSeconds(5)));

        assertEquals(List.of("1", "2", "3", "4", "5", "6", "7"), pages(database, 2));
        assertEquals(List.of("1", "2", "3", "4", "5", "6", "7"), pages(database, 100));
    }

    private static List<String> pages(Database database, int size) {
        List<FirstAnnualInstall> all = new ArrayList<>();
        List<FirstAnnualInstall> page;
        do {
            Optional<FirstAnnualInstall> last = all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
            page = database.read(entities -> ledger(entities).firstBetween(NOON, NOON.plusSeconds(5), last, size));
            all.addAll(page);
        } while (page.size() == size);
        return all.stream().map(first -> first.app().toString()).sorted().toList();
    }

    private static void add(Database database, int entries) {
        database.write(entities -> ledger(entities)
                .add(LongStream.rangeClosed(1, entries)
                        .mapToObj(app -> issue(ANN, app, NOON))
                        .toList()));
    }

    private static long count(Database database) {
        return database.read(entities -> entities.createQuery("select count(e) from LedgerEntry e", Long.class)
                .getSingleResult());
    }

    private static void addFirst(Database database, FirstAnnualInstall... firsts) {
        database.write(entities -> ledger(entities).addFirst(List.of(firsts)));
    }

    private static FirstAnnualInstall first(String account, long app, int ordinal, Instant at) {
        return new FirstAnnualInstall(issue(account, app, at), ordinal);
    }

    private static LedgerEntry issue(String account, long app, Instant at) {
        LedgerSubject subject = new LedgerSubject(
                Optional.of(account),
                Optional.of("a".repeat(64)),
                Optional.of(new AppleItemId(app)),
                Optional.of(new AppleVersionId(1)),
                OptionalLong.of(app));
        return new LedgerEntry(at, LedgerEvent.ISSUED, subject, LedgerEntry.DEVICE);
    }

    private static List<AppleItemId> ids(long... ids) {
        return LongStream.of(ids).mapToObj(AppleItemId::new).toList();
    }

    private static JpaLedger ledger(EntityManager entities) {
        JpaLedger ledger = new JpaLedger();
        ledger.entities = entities;
        return ledger;
    }
}
