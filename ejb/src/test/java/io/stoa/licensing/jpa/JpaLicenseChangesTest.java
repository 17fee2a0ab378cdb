package io.stoa.licensing.jpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.VersionAsset;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseChange;
import io.stoa.licensing.LicenseChangeHead;
import io.stoa.licensing.LicenseChangeKind;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicensePeriod;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Whoever reads changes from where he stopped misses none, however late one is committed. */
class JpaLicenseChangesTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final long NOON_MICROS = NOON.getEpochSecond() * 1_000_000;

    @OnEveryDatabase
    void shouldNotPassByAChangeThatIsCommittedLate(Database database) throws Exception {
        open(database);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> second = database.inTransaction(entities -> {
                changes(entities).append(LicenseChangeKind.REVOKED, List.of(license(1, "ann")), NOON);
                entities.flush();
                Future<?> later = other.submit(() -> append(database, license(2, "ann")));
                awaitSomebodyWaiting(database, later);
                assertEquals(List.of(), after(database, 0)); // what is not committed is not passed by either
                return later;
            });
            second.get();
        } finally {
            other.shutdownNow();
        }

        assertEquals(List.of(1L, 2L), licenses(after(database, 0)));
        long first = after(database, 0).get(0).number();
        assertEquals(List.of(2L), licenses(after(database, first)));
    }

    @OnEveryDatabase
    void shouldReuseNoNumberOfATransactionThatFailed(Database database) {
        open(database);
        append(database, license(1, "ann"));
        long before = after(database, 0).get(0).number();
        try {
            database.write(entities -> {
                changes(entities).append(LicenseChangeKind.REVOKED, List.of(license(2, "ann")), NOON);
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException expected) {
            append(database, license(3, "ann"));
        }

        assertEquals(List.of(3L), licenses(after(database, before)));
    }

    @OnEveryDatabase
    void shouldNumberByTheClockSoThatARestoredBackupGoesOnBehindWhatItForgot(Database database) {
        open(database);
        append(database, license(1, "ann"), license(2, "ann"));
        assertEquals(
                List.of(NOON_MICROS, NOON_MICROS + 1),
                after(database, 0).stream().map(LicenseChange::number).toList());

        database.empty();
        open(database);
        database.write(entities ->
                changes(entities).append(LicenseChangeKind.REVOKED, List.of(license(3, "ann")), NOON.plusSeconds(60)));

        assertEquals(List.of(3L), licenses(after(database, NOON_MICROS + 1)));
    }

    @OnEveryDatabase
    void shouldShowAnAccountItsOwnAlone(Database database) {
        open(database);
        append(database, license(1, "ann"), license(2, "bob"), license(3, null), license(4, "ann"));

        assertEquals(List.of(1L, 4L), licenses(read(database, 0, Optional.of("ann"), 10)));
        assertEquals(List.of(), licenses(read(database, 0, Optional.of("' or 1=1 --"), 10)));
        assertEquals(List.of(1L, 2L, 3L, 4L), licenses(after(database, 0)));
    }

    @OnEveryDatabase
    void shouldReadInOneStatementHoweverManyThereAre(Database database) {
        open(database);
        append(
                database,
                LongStream.rangeClosed(1, 50).mapToObj(n -> license(n, "ann")).toArray(License[]::new));

        List<String> statements = database.statementsOf(
                () -> assertEquals(20, read(database, 0, Optional.of("ann"), 20).size()));
        assertEquals(1, statements.size(), statements::toString);
    }

    private static void open(Database database) {
        database.write(entities -> entities.persist(new LicenseChangeHead(0)));
    }

    private static void append(Database database, License... licenses) {
        database.write(entities -> changes(entities).append(LicenseChangeKind.REVOKED, List.of(licenses), NOON));
    }

    private static List<LicenseChange> after(Database database, long number) {
        return read(database, number, Optional.empty(), 100);
    }

    private static List<LicenseChange> read(Database database, long number, Optional<String> account, int limit) {
        return database.read(entities -> changes(entities).after(number, account, limit));
    }

    private static List<Long> licenses(List<LicenseChange> changes) {
        return changes.stream().map(change -> change.license().value()).toList();
    }

    private static License license(long number, String account) {
        return new License(
                new LicenseId(number),
                new VersionAsset(new AppleItemId(6), new AppleVersionId(1), "asset"),
                new LicenseHolder(new DeviceHash("a".repeat(64)), Optional.ofNullable(account)),
                new LicensePeriod(NOON, Duration.ofDays(7)),
                "request");
    }

    private static JpaLicenseChanges changes(EntityManager entities) {
        JpaLicenseChanges changes = new JpaLicenseChanges();
        changes.entities = entities;
        return changes;
    }

    private static void awaitSomebodyWaiting(Database database, Future<?> orOver) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (database.waiting() == 0 && !orOver.isDone()) {
            assertTrue(System.nanoTime() < deadline, "nobody waits");
            Thread.onSpinWait();
        }
    }
}
