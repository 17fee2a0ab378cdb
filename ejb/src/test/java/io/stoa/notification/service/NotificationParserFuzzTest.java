package io.stoa.notification.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.stoa.notification.MalformedNotification;
import java.time.Instant;
import java.util.Arrays;

/** A body is refused by design, or means one thing, however often it is read and whatever white space surrounds it. */
class NotificationParserFuzzTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final NotificationParser parser = new NotificationParser();

    @FuzzTest(maxDuration = "3m")
    void shouldReadANotificationInOneWayOrRefuseIt(byte[] body) {
        Object notification;
        try {
            notification = parser.parse(body, NOON);
        } catch (MalformedNotification refused) {
            assertFalse(refused.getMessage().isBlank());
            return;
        }
        byte[] spaced = Arrays.copyOf(body, body.length + 2);
        Arrays.fill(spaced, body.length, spaced.length, (byte) ' ');
        assertEquals(notification, parser.parse(body, NOON));
        assertEquals(notification, parser.parse(spaced, NOON));
    }
}
