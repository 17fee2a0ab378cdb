package io.stoa.ledger.jpa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerEvent;
import io.stoa.ledger.LedgerQuery;
import io.stoa.ledger.LedgerSubject;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The ledger looked into by what somebody knows of an install, on each provider and database. */
class JpaLedgerSearchTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final String PHONE = "a".repeat(64);
    private static final String TABLET = "b".repeat(64);

    @OnEveryDatabase
    void shouldFindByEachThingSomebodyKnows(Database database) {
        fill(database);

        assertEquals("3 2 -", found(database, LedgerQuery.of("ann", "", "", "")));
        assertEquals("4 2 -", found(database, LedgerQuery.of("", "6", "", "")));
        assertEquals("4 3", found(database, LedgerQuery.of("", "", TABLET, "")));
        assertEquals("2", found(database, LedgerQuery.of("", "", "", "2")));
        assertEquals("2", found(database, LedgerQuery.of("ann", "6", PHONE, "2")));
        assertEquals("4 3 2 -", found(database, LedgerQuery.of("", "", "", "")));
        assertEquals("", found(database, LedgerQuery.of("' or 1=1 --", "", "", "")));
    }

    @OnEveryDatabase
    void shouldFindWhatNamesNoLicenceAlone(Database database) {
        fill(database);
        LedgerQuery tokens = new LedgerQuery(
                Optional.of("ann"), Optional.of(new AppleItemId(6)), Optional.empty(), Optional.empty(), true);

        assertEquals("-", found(database, tokens));
    }

    @OnEveryDatabase
    void shouldPageInOneStatementWithoutLosingOrRepeatingOne(Database database) {
        fill(database);
        LedgerQuery all = LedgerQuery.of("", "", "", "");
        List<LedgerEntry> first = page(database, all, Optional.empty(), 3);
        add(database, "ann", PHONE, 6, OptionalLong.of(5));
        Optional<String> cursor = Optional.of(first.get(2).id());

        assertEquals("4 3 2", numbers(first));
        assertEquals("-", numbers(page(database, all, cursor, 3)));
        List<String> statements = database.statementsOf(() -> page(database, all, cursor, 3));
        assertEquals(1, statements.size(), statements::toString);
    }

    private static void fill(Database database) {
        add(database, "ann", null, 6, OptionalLong.empty());
        add(database, "ann", PHONE, 6, OptionalLong.of(2));
        add(database, "ann", TABLET, 7, OptionalLong.of(3));
        add(database, "bob", TABLET, 6, OptionalLong.of(4));
    }

    private static void add(Database database, String account, String device, long app, OptionalLong number) {
        LedgerSubject subject = new LedgerSubject(
                Optional.of(account),
                Optional.ofNullable(device),
                Optional.of(new AppleItemId(app)),
                Optional.of(new AppleVersionId(1)),
                number);
        LedgerEvent event = number.isPresent() ? LedgerEvent.ISSUED : LedgerEvent.TOKEN_MINTED;
        database.write(entities -> entities.persist(new LedgerEntry(NOON, event, subject, LedgerEntry.DEVICE)));
    }

    private static String found(Database database, LedgerQuery query) {
        return numbers(page(database, query, Optional.empty(), 100));
    }

    private static String numbers(List<LedgerEntry> entries) {
        return entries.stream()
                .map(entry -> entry.subject().licenseNumber())
                .map(number -> number.isPresent() ? String.valueOf(number.getAsLong()) : "-")
                .collect(Collectors.joining(" "));
    }

    private static List<LedgerEntry> page(Database database, LedgerQuery query, Optional<String> before, int limit) {
        return database.read(entities -> {
            JpaLedgerSearch search = new JpaLedgerSearch();
            search.entities = entities;
            return search.page(query, before, limit);
        });
    }
}
