package io.stoa.simulator.appstoreconnect.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.simulator.appstoreconnect.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final TestClock clock = new TestClock();

    @Test
    void shouldCountEachKeyByItself() {
        RateLimit limit = new RateLimit(1, clock);
        limit.count("one");
        limit.count("other");
        assertThrows(ApiError.class, () -> limit.count("one"));
        assertEquals("user-hour-lim:1;user-hour-rem:1;", limit.header("nobody"));
    }

    @Test
    void shouldForgetARequestExactlyAnHourLater() {
        RateLimit limit = new RateLimit(1, clock);
        limit.count("key");
        clock.advance(Duration.ofHours(1).minusMillis(1));
        assertEquals("user-hour-lim:1;user-hour-rem:0;", limit.header("key"));
        clock.advance(Duration.ofMillis(1));
        assertEquals("user-hour-lim:1;user-hour-rem:1;", limit.header("key"));
    }

    @Test
    void shouldNotCountWhatItRefuses() {
        RateLimit limit = new RateLimit(2, clock);
        limit.count("key");
        clock.advance(Duration.ofMinutes(59));
        limit.count("key");
        assertThrows(ApiError.class, () -> limit.count("key"));
        clock.advance(Duration.ofMinutes(1));
        limit.count("key");
        assertThrows(ApiError.class, () -> limit.count("key"));
    }

    @Property(tries = 200)
    void shouldNeverAdmitMoreThanTheLimitWithinAnyHour(
            @ForAll @Size(max = 40) List<@IntRange(max = 20) Integer> minutes,
            @ForAll @IntRange(min = 1, max = 5) int most) {
        TestClock moving = new TestClock();
        RateLimit limit = new RateLimit(most, moving);
        List<Instant> admitted = new ArrayList<>();
        for (int pause : minutes) {
            moving.advance(Duration.ofMinutes(pause));
            if (admits(limit)) {
                admitted.add(moving.instant());
            }
        }
        for (int index = most; index < admitted.size(); index++) {
            Duration window = Duration.between(admitted.get(index - most), admitted.get(index));
            assertEquals(1, window.compareTo(Duration.ofHours(1).minusNanos(1)));
        }
    }

    private static boolean admits(RateLimit limit) {
        try {
            limit.count("key");
            return true;
        } catch (ApiError e) {
            return false;
        }
    }
}
