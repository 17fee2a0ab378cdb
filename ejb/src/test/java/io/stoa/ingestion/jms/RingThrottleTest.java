package io.stoa.ingestion.jms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.connect.http.MovableClock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A flood of jobs is no flood of messages. */
class RingThrottleTest {

    private final MovableClock clock = new MovableClock();
    private final RingThrottle throttle = new RingThrottle();

    @BeforeEach
    void open() {
        throttle.clock = clock;
        throttle.open();
    }

    @Test
    void shouldRingForTheFirstOfAFloodAndLeaveTheRestToTheTimer() {
        assertEquals(RingThrottle.RINGS, granted(10_000));
    }

    @Test
    void shouldRingAgainAfterTheFlood() {
        granted(10_000);
        clock.advance(RingThrottle.REFILL);

        assertTrue(throttle.admits());
    }

    private long granted(int wishes) {
        return IntStream.range(0, wishes).filter(wish -> throttle.admits()).count();
    }
}
