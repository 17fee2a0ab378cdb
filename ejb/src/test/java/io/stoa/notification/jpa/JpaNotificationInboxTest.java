package io.stoa.notification.jpa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.notification.AttemptOutcome;
import io.stoa.notification.Delivery;
import io.stoa.notification.Generation;
import io.stoa.notification.MarketplaceNotification.Envelope;
import io.stoa.notification.MarketplaceNotification.Unknown;
import io.stoa.notification.NotificationAttempt;
import io.stoa.notification.NotificationQuery;
import io.stoa.notification.NotificationSummary;
import io.stoa.notification.ReceivedNotification;
import io.stoa.notification.Verdict;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class JpaNotificationInboxTest {

    private static final long KITE = 6700012345L;
    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");

    @OnEveryDatabase
    void shouldKnowWhatItKeeps(Database database) {
        assertFalse(knows(database, "77aa"));

        keep(database, notification("77aa", NOON));

        assertTrue(knows(database, "77aa"));
        assertFalse(knows(database, "77AA"));
    }

    @OnEveryDatabase
    void shouldNotKeepTwoRowsOfOneNotification(Database database) {
        keep(database, notification("77aa", NOON));

        MarketplaceException duplicate = assertThrows(
                MarketplaceException.class, () -> keep(database, notification("77aa", NOON.plusSeconds(1))));
        assertEquals(FailureCode.ALREADY_EXISTS, duplicate.code());
        assertEquals(1, newest(database, 10).size());
    }

    @OnEveryDatabase
    void shouldKeepEveryRejectedBodyThoughNoneHasAnId(Database database) {
        keep(database, ReceivedNotification.rejected(delivery(new byte[] {1}), "why", NOON));
        keep(database, ReceivedNotification.rejected(delivery(new byte[] {2}), "why", NOON.plusSeconds(1)));

        assertEquals(2, newest(database, 10).size());
    }

    @OnEveryDatabase
    void shouldListTheNewestFirst(Database database) {
        IntStream.range(0, 4).forEach(i -> keep(database, notification("n" + i, NOON.plusSeconds(i))));

        assertEquals(
                List.of("n3", "n2"),
                newest(database, 2).stream()
                        .map(row -> row.appleId().orElseThrow())
                        .toList());
    }

    @OnEveryDatabase
    void shouldKeepAMebibyteOfWhateverBytesCame(Database database) {
        byte[] body = new byte[1 << 20];
        Arrays.fill(body, (byte) 0);
        body[5] = (byte) 0xff;
        keep(database, ReceivedNotification.rejected(delivery(body), "why", NOON));

        assertArrayEquals(
                body, stored(database, newest(database, 1).get(0).id()).body());
    }

    @OnEveryDatabase
    void shouldHoldTheLongestIdAndTypeAndAnyMomentOfFourDigits(Database database) {
        Envelope envelope = new Envelope(
                "i".repeat(64),
                "ü".repeat(128),
                Generation.SECOND,
                Optional.empty(),
                Optional.of(new AppleItemId(Long.MAX_VALUE)),
                Instant.parse("9999-12-31T23:59:59.999999Z"));
        keep(
                database,
                new ReceivedNotification(delivery(bytes("{}")), Verdict.UNKNOWN_TYPE, new Unknown(envelope), NOON));

        NotificationSummary row = newest(database, 1).get(0);
        assertEquals(Optional.of("ü".repeat(128)), row.type());
        assertEquals(Optional.of(Instant.parse("9999-12-31T23:59:59.999999Z")), row.eventTime());
        assertEquals(Optional.of(new AppleItemId(Long.MAX_VALUE)), row.app());
    }

    @OnEveryDatabase
    void shouldFindByEveryConditionAndByAllTogether(Database database) {
        keep(database, ReceivedNotification.rejected(delivery(bytes("[]")), "why", NOON));
        keep(database, notification("AB-1", "Renamed", NOON.plusSeconds(1)));
        keep(database, notification("ab-2", "Other", NOON.plusSeconds(2)));
        Optional<Verdict> rejected = Optional.of(Verdict.REJECTED);
        Optional<AppleItemId> kite = Optional.of(new AppleItemId(KITE));

        assertEquals(List.of("none"), found(database, query(rejected, "", Optional.empty(), "", 0, 9)));
        assertEquals(List.of("AB-1"), found(database, query(Optional.empty(), "Renamed", kite, "", 0, 9)));
        assertEquals(List.of("ab-2", "AB-1"), found(database, query(Optional.empty(), "", kite, "b-", 0, 9)));
        assertEquals(List.of("AB-1"), found(database, query(Optional.empty(), "", Optional.empty(), "B-1", 0, 9)));
        assertEquals(List.of("AB-1", "none"), found(database, query(Optional.empty(), "", Optional.empty(), "", 0, 2)));
        assertEquals(List.of("ab-2"), found(database, query(Optional.empty(), "Other", kite, "2", 2, 3)));
        assertEquals(
                List.of(), found(database, query(Optional.empty(), "", Optional.of(new AppleItemId(1)), "", 0, 9)));
    }

    @OnEveryDatabase
    void shouldTakeWhatSomebodyTypesForTextAndNeverForAPattern(Database database) {
        keep(database, notification("a%b_c!d", NOON));
        keep(database, notification("axbxcxd", NOON));

        for (String typed : List.of("%b", "_c", "!d", "a%b_c!d")) {
            assertEquals(
                    List.of("a%b_c!d"), found(database, query(Optional.empty(), "", Optional.empty(), typed, 0, 9)));
        }
        assertEquals(List.of(), found(database, query(Optional.empty(), "", Optional.empty(), "' or 1=1 --", 0, 9)));
    }

    @OnEveryDatabase
    void shouldPageByTheLastRowOfThePageBefore(Database database) {
        IntStream.range(0, 5).forEach(i -> keep(database, notification("n" + i, NOON)));
        String cursor = newest(database, 2).get(1).id();

        assertEquals(
                List.of("n2", "n1"),
                database.read(entities -> inbox(entities).search(NotificationQuery.ALL, Optional.of(cursor), 2).stream()
                        .map(row -> row.appleId().orElseThrow())
                        .toList()));
    }

    @OnEveryDatabase
    void shouldKeepEveryAttemptInItsOrder(Database database) {
        ReceivedNotification row = notification("77aa", NOON);
        keep(database, row);
        for (AttemptOutcome outcome : List.of(AttemptOutcome.FAILED, AttemptOutcome.CARRIED_OUT)) {
            database.write(
                    entities -> inbox(entities).note(new NotificationAttempt(row, outcome, Optional.of("why"), NOON)));
        }

        assertEquals(
                List.of(AttemptOutcome.FAILED, AttemptOutcome.CARRIED_OUT),
                database.read(entities -> inbox(entities).attempts(row.id()).stream()
                        .map(NotificationAttempt::outcome)
                        .toList()));
    }

    @OnEveryDatabase
    void shouldReadNoMoreThanTheNewestHundredAttempts(Database database) {
        ReceivedNotification row = notification("77aa", NOON);
        keep(database, row);
        database.write(entities -> IntStream.range(0, 120)
                .mapToObj(i -> new NotificationAttempt(
                        row, AttemptOutcome.FAILED, Optional.of("attempt " + i), NOON.plusSeconds(i)))
                .forEach(inbox(entities)::note));

        assertEquals(
                IntStream.range(20, 120).mapToObj(i -> "attempt " + i).toList(),
                database.read(entities -> inbox(entities).attempts(row.id()).stream()
                        .map(attempt -> attempt.detail().orElseThrow())
                        .toList()));
    }

    @OnEveryDatabase
    void shouldMakeAPeriodDueAndNothingBesideIt(Database database) {
        IntStream.range(0, 4).forEach(i -> keep(database, notification("n" + i, NOON.plusSeconds(i))));
        Instant from = NOON.plusSeconds(1);
        Instant to = NOON.plusSeconds(3);

        assertEquals(Long.valueOf(2), database.read(entities -> inbox(entities).countReceived(from, to)));
        database.write(entities -> inbox(entities).makeDue(from, to, NOON.plusSeconds(60)));

        assertEquals(List.of(), database.read(entities -> inbox(entities).due(NOON.plusSeconds(59), 10)));
        assertEquals(
                List.of("n1", "n2"),
                database.read(entities -> inbox(entities).due(NOON.plusSeconds(60), 10)).stream()
                        .map(id -> stored(database, id).appleId().orElseThrow())
                        .toList());
    }

    private static NotificationQuery query(
            Optional<Verdict> verdict, String type, Optional<AppleItemId> app, String part, int from, int to) {
        return new NotificationQuery(
                verdict,
                Optional.of(type).filter(text -> !text.isEmpty()),
                app,
                Optional.of(part).filter(text -> !text.isEmpty()),
                Optional.of(NOON.plusSeconds(from)),
                Optional.of(NOON.plusSeconds(to)));
    }

    private static List<String> found(Database database, NotificationQuery query) {
        return database.read(entities -> inbox(entities).search(query, Optional.empty(), 10).stream()
                .map(row -> row.appleId().orElse("none"))
                .toList());
    }

    private static ReceivedNotification notification(String id, Instant at) {
        return notification(id, "Renamed", at);
    }

    private static ReceivedNotification notification(String id, String type, Instant at) {
        Envelope envelope =
                new Envelope(id, type, Generation.FIRST, Optional.empty(), Optional.of(new AppleItemId(KITE)), NOON);
        return new ReceivedNotification(delivery(bytes("{}")), Verdict.UNKNOWN_TYPE, new Unknown(envelope), at);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void keep(Database database, ReceivedNotification row) {
        database.write(entities -> inbox(entities).keep(row));
    }

    private static boolean knows(Database database, String id) {
        return database.read(entities -> inbox(entities).knows(id));
    }

    private static List<NotificationSummary> newest(Database database, int limit) {
        return database.read(entities -> inbox(entities).search(NotificationQuery.ALL, Optional.empty(), limit));
    }

    private static ReceivedNotification stored(Database database, String id) {
        return database.read(entities -> inbox(entities).find(id).orElseThrow());
    }

    private static Delivery delivery(byte[] body) {
        return new Delivery(body, "content-type: application/json", 0);
    }

    private static JpaNotificationInbox inbox(EntityManager entities) {
        JpaNotificationInbox inbox = new JpaNotificationInbox();
        inbox.entities = entities;
        return inbox;
    }
}
