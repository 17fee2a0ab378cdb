package io.stoa.licensing.jpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.VersionAsset;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.LicenseState;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Licences as rows, on each provider and database: numbers never come twice, renewals change many rows at once. */
class JpaLicensesTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final LicensePeriod WEEK = new LicensePeriod(NOON, Duration.ofDays(7));
    private static final LicensePeriod LATER = new LicensePeriod(NOON.plusSeconds(60), Duration.ofDays(14));
    private static final DeviceHash PHONE = new DeviceHash("a".repeat(64));
    private static final DeviceHash TABLET = new DeviceHash("b".repeat(64));

    @OnEveryDatabase
    void shouldGiveNumbersThatWereNeverGivenBefore(Database database) {
        List<LicenseId> first =
                database.inTransaction(entities -> licenses(entities).nextNumbers(50));
        List<LicenseId> second =
                database.inTransaction(entities -> licenses(entities).nextNumbers(50));

        assertEquals(50, first.stream().distinct().count());
        assertEquals(List.of(), second.stream().filter(first::contains).toList());
        assertEquals(
                List.of(), database.inTransaction(entities -> licenses(entities).nextNumbers(0)));
    }

    @OnEveryDatabase
    void shouldSpendANumberThoughItsTransactionFails(Database database) {
        LicenseId[] spent = new LicenseId[1];
        assertThrows(
                IllegalStateException.class,
                () -> database.write(entities -> {
                    spent[0] = licenses(entities).nextNumbers(1).get(0);
                    throw new IllegalStateException("rolled back");
                }));

        LicenseId next = database.inTransaction(
                entities -> licenses(entities).nextNumbers(1).get(0));
        assertEquals(true, next.value() > spent[0].value());
    }

    @OnEveryDatabase
    void shouldNotKeepTwoLicencesOfOneNumber(Database database) {
        add(database, license(1, PHONE, 6));

        assertThrows(PersistenceException.class, () -> add(database, license(1, TABLET, 7)));
    }

    @OnEveryDatabase
    void shouldFindAllThatAreAskedForAtOnce(Database database) {
        LongStream.rangeClosed(1, 5).forEach(number -> add(database, license(number, PHONE, number)));

        assertEquals(List.of(2L, 4L), numbers(found(database, ids(2, 4, 99))));
        assertEquals(List.of(), found(database, List.of()));
    }

    @OnEveryDatabase
    void shouldFindTheAnswerToARequestThatIsRepeated(Database database) {
        add(database, license(1, PHONE, 6, "request"));
        add(database, license(2, TABLET, 6, "request"));

        assertEquals(List.of(1L), numbers(answering(database, PHONE, "request", 6)));
        assertEquals(List.of(), answering(database, PHONE, "another", 6));
        assertEquals(List.of(), answering(database, PHONE, "request", 7));
    }

    @OnEveryDatabase
    void shouldRenewAllButWhatIsRevoked(Database database) {
        add(database, license(1, PHONE, 6));
        add(database, license(2, PHONE, 7));
        database.write(entities -> entities.find(License.class, 2L).revoke());
        int renewed = database.inTransaction(entities -> licenses(entities)
                .renew(Map.of(new LicenseId(1), LATER, new LicenseId(2), LATER, new LicenseId(99), LATER)));

        assertEquals(1, renewed);
        assertEquals(LATER, found(database, ids(1)).get(0).period());
        assertEquals(WEEK, found(database, ids(2)).get(0).period());
        assertEquals(
                0, (int) database.inTransaction(entities -> licenses(entities).renew(Map.of())));
    }

    @OnEveryDatabase
    void shouldRenewManyAsCheaplyAsOneThoughTheirPeriodsDiffer(Database database) {
        LongStream.rangeClosed(1, 50).forEach(number -> add(database, license(number, PHONE, number)));
        Map<LicenseId, LicensePeriod> periods = LongStream.rangeClosed(1, 50)
                .boxed()
                .collect(Collectors.toMap(
                        LicenseId::new,
                        days -> new LicensePeriod(
                                NOON.plusSeconds(120), days % 2 == 0 ? WEEK.duration() : Duration.ofDays(days))));

        List<String> forOne = database.statementsOf(
                () -> database.write(entities -> licenses(entities).renew(Map.of(new LicenseId(1), LATER))));
        List<String> forFifty = database.statementsOf(
                () -> database.write(entities -> licenses(entities).renew(periods)));

        assertEquals(2, forOne.size(), forOne::toString);
        assertEquals(3, forFifty.size(), forFifty::toString);
        assertEquals(
                periods.get(new LicenseId(37)), found(database, ids(37)).get(0).period());
    }

    @OnEveryDatabase
    void shouldLetOnlyLicencesWithoutAnAccountJoinOne(Database database) {
        add(database, license(1, PHONE, 6));
        add(
                database,
                new License(
                        new LicenseId(2),
                        license(2, PHONE, 7).asset(),
                        new LicenseHolder(PHONE, Optional.empty()),
                        WEEK,
                        "request-2"));

        database.write(entities -> licenses(entities).join(ids(1, 2, 99), "late"));
        database.write(entities -> licenses(entities).join(List.of(), "nobody"));

        assertEquals(
                Optional.of("account"), found(database, ids(1)).get(0).holder().account());
        assertEquals(
                Optional.of("late"), found(database, ids(2)).get(0).holder().account());
    }

    @OnEveryDatabase
    void shouldSupersedeTheFormerLicencesOfTheDeviceOnly(Database database) {
        add(database, license(1, PHONE, 6));
        add(database, license(2, PHONE, 7));
        add(database, license(3, TABLET, 6));
        database.write(entities -> licenses(entities).supersede(PHONE, List.of(new AppleItemId(6))));

        assertEquals(LicenseState.SUPERSEDED, state(database, 1));
        assertEquals(LicenseState.ACTIVE, state(database, 2));
        assertEquals(LicenseState.ACTIVE, state(database, 3));
    }

    @OnEveryDatabase
    void shouldFindWhatDevicesOfAnAccountOpenAppsWith(Database database) {
        LongStream.rangeClosed(1, 3).forEach(number -> add(database, license(number, PHONE, 6)));
        add(database, license(4, TABLET, 6));
        add(database, license(5, TABLET, 7));
        database.write(entities -> {
            entities.find(License.class, 1L).revoke();
            licenses(entities).supersede(PHONE, List.of(new AppleItemId(6)));
            licenses(entities).add(List.of(license(6, PHONE, 6)));
        });

        assertEquals(List.of(2L, 3L, 4L, 6L), numbers(database.read(entities -> licenses(entities)
                .held(List.of("account", "other"), List.of(new AppleItemId(6)), WEEK.issuedTime()))));
        assertEquals(List.of(), database.read(entities -> licenses(entities)
                .held(List.of("other"), List.of(new AppleItemId(6)), WEEK.issuedTime())));
        Instant end = WEEK.end().orElseThrow();
        database.write(entities -> licenses(entities).renew(Map.of(new LicenseId(4), LATER)));
        assertEquals(List.of(4L), numbers(database.read(entities -> licenses(entities)
                .held(List.of("account"), List.of(new AppleItemId(6)), end))));
    }

    @OnEveryDatabase
    void shouldLockALicenceWithThoseItSuperseded(Database database) {
        LongStream.rangeClosed(1, 3).forEach(number -> add(database, license(number, PHONE, 6)));
        add(database, license(4, TABLET, 6));
        add(database, license(5, PHONE, 7));
        database.write(
                entities -> licenses(entities).supersede(PHONE, List.of(new AppleItemId(6), new AppleItemId(7))));
        add(database, license(6, PHONE, 6));

        assertEquals(List.of(1L, 2L, 3L, 6L), numbers(locked(database, 6)));
        assertEquals(List.of(4L), numbers(locked(database, 4)));
        assertEquals(List.of(), locked(database, 99));
    }

    @OnEveryDatabase
    void shouldLockThoseTogetherThatWereIssuedToADeviceAtTheSameMoment(Database database) {
        add(database, license(1, PHONE, 6));
        database.write(entities -> licenses(entities).supersede(PHONE, List.of(new AppleItemId(6))));
        add(database, license(2, PHONE, 6));
        add(database, license(3, PHONE, 6));

        assertEquals(List.of(1L, 2L, 3L), numbers(locked(database, 2)));
        assertEquals(List.of(1L), numbers(locked(database, 1)));
    }

    @OnEveryDatabase
    void shouldAnswerOneOrderOfADeviceByOneLicence(Database database) {
        add(database, license(1, PHONE, 6, "request"));

        assertThrows(PersistenceException.class, () -> add(database, license(2, PHONE, 6, "request")));
        add(database, license(3, TABLET, 6, "request"));
    }

    @OnEveryDatabase
    void shouldNotReviveARevokedLicenceByALaterOne(Database database) {
        add(database, license(1, PHONE, 6));
        database.write(entities -> entities.find(License.class, 1L).revoke());
        database.write(entities -> licenses(entities).supersede(PHONE, List.of(new AppleItemId(6))));

        assertEquals(LicenseState.REVOKED, state(database, 1));
    }

    @OnEveryDatabase
    void shouldNotOverwriteWhatARenewalChangedMeanwhile(Database database) {
        add(database, license(1, PHONE, 6));

        assertThrows(
                PersistenceException.class,
                () -> database.write(entities -> {
                    License read = entities.find(License.class, 1L);
                    database.write(others -> licenses(others).renew(Map.of(new LicenseId(1), LATER)));
                    read.revoke();
                }));
        assertEquals(LicenseState.ACTIVE, state(database, 1));
    }

    private static License license(long number, DeviceHash device, long app) {
        return license(number, device, app, "request " + number);
    }

    private static License license(long number, DeviceHash device, long app, String request) {
        return new License(
                new LicenseId(number),
                new VersionAsset(new AppleItemId(app), new AppleVersionId(1), "asset"),
                new LicenseHolder(device, Optional.of("account")),
                WEEK,
                request);
    }

    private static List<LicenseId> ids(long... numbers) {
        return LongStream.of(numbers).mapToObj(LicenseId::new).toList();
    }

    private static List<Long> numbers(List<License> licenses) {
        return licenses.stream()
                .map(license -> license.id().value())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static void add(Database database, License license) {
        database.write(entities -> licenses(entities).add(List.of(license)));
    }

    private static List<License> found(Database database, Collection<LicenseId> ids) {
        return database.read(entities -> licenses(entities).find(ids));
    }

    private static List<License> locked(Database database, long number) {
        return database.inTransaction(entities -> licenses(entities).lockWithSuperseded(new LicenseId(number)));
    }

    private static List<License> answering(Database database, DeviceHash device, String request, long app) {
        return database.read(entities -> licenses(entities).answering(device, request, List.of(new AppleItemId(app))));
    }

    private static LicenseState state(Database database, long number) {
        return found(database, ids(number)).get(0).state();
    }

    private static JpaLicenses licenses(EntityManager entities) {
        JpaLicenses licenses = new JpaLicenses();
        licenses.entities = entities;
        return licenses;
    }
}
