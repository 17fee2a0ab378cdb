package io.stoa.licensing.jpa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.VersionAsset;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseInLine;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.LicenseQuery;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Licences looked up by what somebody knows of them, a page in one statement, on each provider and database. */
class JpaLicenseSearchTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final DeviceHash PHONE = new DeviceHash("a".repeat(64));
    private static final DeviceHash TABLET = new DeviceHash("b".repeat(64));
    private static final Duration WEEK = Duration.ofDays(7);

    @OnEveryDatabase
    void shouldFindByEachThingSomebodyKnows(Database database) {
        add(database, license(1, PHONE, "ann", 6), license(2, TABLET, "ann", 7), license(3, TABLET, "bob", 6));

        assertEquals("2 1", found(database, LicenseQuery.of("ann", "", "", "", "")));
        assertEquals("3 1", found(database, LicenseQuery.of("", "6", "", "", "")));
        assertEquals("3 2", found(database, LicenseQuery.of("", "", TABLET.hex(), "", "")));
        assertEquals("2", found(database, LicenseQuery.of("", "", "", "2", "")));
        assertEquals("1", found(database, LicenseQuery.of("ann", "6", PHONE.hex(), "1", "active")));
        assertEquals("", found(database, LicenseQuery.of("' or 1=1 --", "", "", "", "")));
        assertEquals("3 2 1", found(database, LicenseQuery.ALL));
    }

    @OnEveryDatabase
    void shouldTellByTheClockWhatIsExpired(Database database) {
        add(
                database,
                license(1, PHONE, "ann", 6, NOON.minus(WEEK), WEEK),
                license(2, PHONE, "ann", 7, NOON.minus(WEEK).plusSeconds(1), WEEK),
                license(3, PHONE, "ann", 8, NOON.minus(WEEK), Duration.ZERO),
                license(4, PHONE, "ann", 9, NOON.minus(WEEK), WEEK),
                license(5, PHONE, "ann", 10, NOON.minus(WEEK), WEEK));
        database.write(entities -> {
            entities.find(License.class, 4L).revoke();
            JpaLicenses licenses = new JpaLicenses();
            licenses.entities = entities;
            licenses.renew(Map.of(new LicenseId(5), new LicensePeriod(NOON, WEEK)));
        });

        assertEquals("1", found(database, LicenseQuery.of("", "", "", "", "EXPIRED")));
        assertEquals("5 3 2", found(database, LicenseQuery.of("", "", "", "", "ACTIVE")));
        assertEquals("4", found(database, LicenseQuery.of("", "", "", "", "REVOKED")));
        assertEquals("", found(database, LicenseQuery.of("", "", "", "", "SUPERSEDED")));
    }

    @OnEveryDatabase
    void shouldPageWithoutLosingOrRepeatingOneThoughOthersAreIssuedMeanwhile(Database database) {
        for (long number = 1; number <= 7; number++) {
            add(database, license(number, PHONE, "ann", number));
        }
        List<LicenseInLine> first = page(database, Optional.empty());
        add(database, license(8, PHONE, "ann", 8));
        List<LicenseInLine> second = page(database, Optional.of(last(first)));

        assertEquals("7 6 5", numbers(first));
        assertEquals("4 3 2", numbers(second));
        assertEquals("1", numbers(page(database, Optional.of(last(second)))));
    }

    @OnEveryDatabase
    void shouldTellWhichLicenceCameBeforeAndAfter(Database database) {
        add(
                database,
                license(1, PHONE, "ann", 6),
                license(2, TABLET, "ann", 6),
                license(3, PHONE, "ann", 6),
                license(4, PHONE, "ann", 7),
                license(5, PHONE, "ann", 6));

        LicenseInLine middle = page(database, LicenseQuery.of(new LicenseId(3)), Optional.empty(), 1)
                .get(0);
        assertEquals(Optional.of(new LicenseId(1)), middle.previous());
        assertEquals(Optional.of(new LicenseId(5)), middle.next());
        LicenseInLine alone = page(database, LicenseQuery.of(new LicenseId(2)), Optional.empty(), 1)
                .get(0);
        assertEquals(Optional.empty(), alone.previous());
        assertEquals(Optional.empty(), alone.next());
    }

    @OnEveryDatabase
    void shouldReadAPageInOneStatement(Database database) {
        for (long number = 1; number <= 7; number++) {
            add(database, license(number, PHONE, "ann", number));
        }

        List<String> statements = database.statementsOf(
                () -> page(database, LicenseQuery.of("ann", "", "", "", "active"), Optional.of(new LicenseId(6)), 3));

        assertEquals(1, statements.size(), statements::toString);
    }

    @OnEveryDatabase
    void shouldCountTheLicencesOfOneAccountInOneStatement(Database database) {
        add(database, license(1, PHONE, "ann", 1), license(2, PHONE, "ann", 2), license(3, PHONE, "bob", 1));

        List<String> statements = database.statementsOf(() -> assertEquals(2, count(database, "ann")));

        assertEquals(1, statements.size(), statements::toString);
        assertEquals(0, count(database, "nobody"));
    }

    private static long count(Database database, String account) {
        return database.read(entities -> {
            JpaLicenseTally tally = new JpaLicenseTally();
            tally.entities = entities;
            return tally.of(new AccountId(account));
        });
    }

    private static License license(long number, DeviceHash device, String account, long app) {
        return license(number, device, account, app, NOON, WEEK);
    }

    private static License license(
            long number, DeviceHash device, String account, long app, Instant issued, Duration duration) {
        return new License(
                new LicenseId(number),
                new VersionAsset(new AppleItemId(app), new AppleVersionId(1), "asset"),
                new LicenseHolder(device, Optional.of(account)),
                new LicensePeriod(issued, duration),
                "request " + number);
    }

    private static void add(Database database, License... licenses) {
        database.write(entities -> List.of(licenses).forEach(entities::persist));
    }

    private static String found(Database database, LicenseQuery query) {
        return numbers(page(database, query, Optional.empty(), 100));
    }

    private static List<LicenseInLine> page(Database database, Optional<LicenseId> before) {
        return page(database, LicenseQuery.ALL, before, 3);
    }

    private static List<LicenseInLine> page(
            Database database, LicenseQuery query, Optional<LicenseId> before, int limit) {
        return database.read(entities -> search(entities).page(query, NOON, before, limit));
    }

    private static LicenseId last(List<LicenseInLine> page) {
        return page.get(page.size() - 1).license().id();
    }

    private static String numbers(List<LicenseInLine> page) {
        List<String> numbers = new ArrayList<>();
        page.forEach(found -> numbers.add(found.license().id().toString()));
        return String.join(" ", numbers);
    }

    private static JpaLicenseSearch search(EntityManager entities) {
        JpaLicenseSearch search = new JpaLicenseSearch();
        search.entities = entities;
        return search;
    }
}
