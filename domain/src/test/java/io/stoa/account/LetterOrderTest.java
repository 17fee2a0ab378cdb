package io.stoa.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LetterOrderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final LetterOrder order =
            new LetterOrder(LetterKind.RESET, new MailAddress("mara@kite.example"), "en", NOON);

    @Test
    void shouldBeDueAtOnce() {
        assertTrue(order.isDue(NOON));
        assertFalse(order.isDue(NOON.minusMillis(1)));
    }

    @Test
    void shouldPauseTwiceAsLongAfterEachAttemptAndThenGiveUp() {
        Instant now = NOON;
        for (int attempt = 0; attempt < LetterOrder.MOST_ATTEMPTS - 1; attempt++) {
            order.attempt(now);
            Instant next = now.plus(Duration.ofMinutes(1L << attempt));
            assertFalse(order.isDue(next.minusMillis(1)));
            assertTrue(order.isDue(next));
            now = next;
        }
        order.attempt(now);

        assertEquals(Optional.empty(), order.dueAt());
        assertFalse(order.isDue(now.plus(Duration.ofDays(30))));
    }

    @Test
    void shouldNotBeDueOnceItIsSettled() {
        order.settle();

        assertFalse(order.isDue(NOON.plus(Duration.ofDays(30))));
    }
}
