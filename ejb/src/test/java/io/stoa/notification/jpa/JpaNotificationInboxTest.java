package io.stoa.notification.jpa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.notification.MarketplaceNotification.Envelope;
import io.stoa.notification.MarketplaceNotification.Unknown;
import io.stoa.notification.ReceivedNotification;
import io.stoa.notification.Verdict;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class JpaNotificationInboxTest {

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

        assertThrows(PersistenceException.class, () -> keep(database, notification("77aa", NOON.plusSeconds(1))));
        assertEquals(1, newest(database, 10).size());
    }

    @OnEveryDatabase
    void shouldKeepEveryRejectedBodyThoughNoneHasAnId(Database database) {
        keep(database, ReceivedNotification.rejected(new byte[] {1}, "why", NOON));
        keep(database, ReceivedNotification.rejected(new byte[] {2}, "why", NOON.plusSeconds(1)));

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
        keep(database, ReceivedNotification.rejected(body, "why", NOON));

        assertArrayEquals(body, newest(database, 1).get(0).body());
    }

    @OnEveryDatabase
    void shouldHoldTheLongestIdAndTypeAndAnyMomentOfFourDigits(Database database) {
        Envelope envelope = new Envelope(
                "i".repeat(64),
                "ü".repeat(128),
                Optional.empty(),
                Optional.of(new AppleItemId(Long.MAX_VALUE)),
                Instant.parse("9999-12-31T23:59:59.999999Z"));
        keep(database, new ReceivedNotification(bytes("{}"), Verdict.UNKNOWN_TYPE, new Unknown(envelope), NOON));

        ReceivedNotification row = newest(database, 1).get(0);
        assertEquals(Optional.of("ü".repeat(128)), row.type());
        assertEquals(Optional.of(Instant.parse("9999-12-31T23:59:59.999999Z")), row.eventTime());
        assertEquals(Optional.of(new AppleItemId(Long.MAX_VALUE)), row.appleItemId());
    }

    private static ReceivedNotification notification(String id, Instant at) {
        Envelope envelope = new Envelope(id, "Ping", Optional.empty(), Optional.empty(), NOON);
        return new ReceivedNotification(bytes("{}"), Verdict.UNKNOWN_TYPE, new Unknown(envelope), at);
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

    private static List<ReceivedNotification> newest(Database database, int limit) {
        return database.read(entities -> inbox(entities).newest(limit));
    }

    private static JpaNotificationInbox inbox(EntityManager entities) {
        JpaNotificationInbox inbox = new JpaNotificationInbox();
        inbox.entities = entities;
        return inbox;
    }
}
