package io.stoa.notification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AvailabilityChange;
import io.stoa.notification.MarketplaceNotification.AppAvailability;
import io.stoa.notification.MarketplaceNotification.Envelope;
import io.stoa.notification.MarketplaceNotification.Unknown;
import io.stoa.problem.FailureCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceivedNotificationTest {

    private static final Instant HAPPENED = Instant.parse("2026-03-02T16:00:00Z");
    private static final Instant ARRIVED = Instant.parse("2026-03-02T16:00:03Z");
    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final byte[] BODY = "{ \"data\": 1 }".getBytes(StandardCharsets.UTF_8);
    private static final Delivery DELIVERY = new Delivery(BODY, "content-type: text/plain", 1);

    @Test
    void shouldKeepTheEnvelopeBesideTheBody() {
        ReceivedNotification row = new ReceivedNotification(
                DELIVERY,
                Verdict.ACCEPTED,
                new AppAvailability(envelope(KITE), KITE, AvailabilityChange.withdrawn(HAPPENED)),
                ARRIVED);

        assertArrayEquals(BODY, row.body());
        assertEquals(Verdict.ACCEPTED, row.verdict());
        assertEquals(Optional.of("77aa"), row.appleId());
        assertEquals(Optional.of("AppUnavailable"), row.type());
        assertEquals(Optional.of(KITE), row.appleItemId());
        assertEquals(Optional.of(HAPPENED), row.eventTime());
        assertEquals(ARRIVED, row.receivedAt());
        assertEquals(Optional.empty(), row.detail());
    }

    @Test
    void shouldKeepANotificationThatIsAboutNoApp() {
        ReceivedNotification row =
                new ReceivedNotification(DELIVERY, Verdict.UNKNOWN_TYPE, new Unknown(envelope(null)), ARRIVED);

        assertEquals(Optional.empty(), row.appleItemId());
    }

    @Test
    void shouldKeepWhatIsNoNotificationWithTheReason() {
        ReceivedNotification row = ReceivedNotification.rejected(DELIVERY, "\"data\" is missing.", ARRIVED);

        assertEquals(Verdict.REJECTED, row.verdict());
        assertEquals(Optional.of("\"data\" is missing."), row.detail());
        assertArrayEquals(BODY, row.body());
        assertEquals(Optional.empty(), row.appleId());
        assertEquals(Optional.empty(), row.eventTime());
    }

    @Test
    void shouldBeDueOnlyAfterAFailureOrForAReplay() {
        ReceivedNotification row = ReceivedNotification.rejected(DELIVERY, "why", ARRIVED);
        row.settled();
        assertFalse(row.isDue(ARRIVED.plusSeconds(99)));

        row.tryAgainAt(ARRIVED.plusSeconds(5));
        assertFalse(row.isDue(ARRIVED.plusSeconds(4)));
        assertTrue(row.isDue(ARRIVED.plusSeconds(5)));

        row.settled();
        row.dueFrom(ARRIVED.plusSeconds(9));
        assertTrue(row.isDue(ARRIVED.plusSeconds(9)));
        assertEquals(3, row.attempts());
    }

    @Test
    void shouldCutADetailThatIsLongerThanItsColumn() {
        ReceivedNotification row = ReceivedNotification.rejected(DELIVERY, "why", ARRIVED);
        NotificationAttempt attempt =
                new NotificationAttempt(row, AttemptOutcome.FAILED, Optional.of("x".repeat(501)), ARRIVED);

        assertEquals(500, attempt.detail().orElseThrow().length());
    }

    @Test
    void shouldTellNoLogWhatWasDelivered() {
        assertEquals("Delivery[13 bytes]", DELIVERY.toString());
    }

    @Test
    void shouldNotHandOutTheBodyForChanging() {
        ReceivedNotification row = ReceivedNotification.rejected(DELIVERY, "why", ARRIVED);
        row.body()[0] = 'x';

        assertArrayEquals(BODY, row.body());
    }

    @Test
    void shouldGiveEveryRowAnIdOfItsOwn() {
        assertNotEquals(
                ReceivedNotification.rejected(DELIVERY, "why", ARRIVED).id(),
                ReceivedNotification.rejected(DELIVERY, "why", ARRIVED).id());
    }

    @Test
    void shouldAnswerAMalformedNotificationAsAMalformedRequest() {
        assertEquals(FailureCode.MALFORMED_REQUEST, new MalformedNotification("why").code());
    }

    private static Envelope envelope(AppleItemId app) {
        return new Envelope(
                "77aa",
                "AppUnavailable",
                Generation.FIRST,
                Optional.of(new AppleItemId(6700000001L)),
                Optional.ofNullable(app),
                HAPPENED);
    }
}
