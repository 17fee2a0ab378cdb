package io.stoa.simulator.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

    private final SteppingClock clock = new SteppingClock();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void shouldNotPauseWhenTheFirstAnswerSatisfies() {
        Await await = new Await(Duration.ofSeconds(1), clock, pause -> {
            throw new AssertionError("paused");
        });

        assertEquals(1, await.until("one", asked::incrementAndGet, number -> number == 1));
    }

    @Test
    void shouldAskUntilAnAnswerSatisfies() {
        int answer = clock.await(Duration.ofSeconds(60)).until("seven", asked::incrementAndGet, number -> number == 7);

        assertEquals(7, answer);
        assertEquals(7, asked.get());
    }

    @Test
    void shouldTellTheLastAnswerWhenTheTimeIsOver() {
        Await await = clock.await(Duration.ofSeconds(1));

        Unexpected late = assertThrows(
                Unexpected.class, () -> await.until("a hundred", asked::incrementAndGet, number -> number == 100));

        assertEquals("a hundred within 1 s", late.expected());
        assertEquals("still " + asked.get(), late.seen());
        assertTrue(asked.get() > 1);
    }

    @Test
    void shouldAskOnceMoreAfterThePauseThatReachedTheLimit() {
        Await await = new Await(Duration.ofSeconds(1), clock, pause -> clock.pass(Duration.ofHours(1)));

        assertEquals(2, await.until("two", asked::incrementAndGet, number -> number == 2));
    }

    @Test
    void shouldEndWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            Await await = clock.await(Duration.ofDays(1));
            assertThrows(Unexpected.class, () -> await.until("never", asked::incrementAndGet, number -> false));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }
}
