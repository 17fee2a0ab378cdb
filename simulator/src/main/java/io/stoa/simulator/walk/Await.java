package io.stoa.simulator.walk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again and again until the answer is the one that has to come, or its time is over. */
final class Await {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Duration limit;
    private final Clock clock;
    private final Consumer<Duration> pause;

    Await(Duration limit, Clock clock, Consumer<Duration> pause) {
        this.limit = limit;
        this.clock = clock;
        this.pause = pause;
    }

    /** By the system's clock, asking five times a second. */
    static Await atMost(Duration limit) {
        return new Await(limit, Clock.systemUTC(), time -> LockSupport.parkNanos(time.toNanos()));
    }

    /**
     * Asks at least once.
     *
     * @param expected what is waited for, in words
     * @return the first answer that satisfies
     * @throws Unexpected none came in time; tells the last answer
     */
    <T> T until(String expected, Supplier<T> question, Predicate<T> satisfies) {
        Instant deadline = clock.instant().plus(limit);
        T answer = question.get();
        while (!satisfies.test(answer)) {
            if (!clock.instant().isBefore(deadline)) {
                throw new Unexpected(expected + " within " + limit.toSeconds() + " s", "still " + answer);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new Unexpected(expected, "an interruption while it was still " + answer);
            }
            pause.accept(PAUSE);
            answer = question.get();
        }
        return answer;
    }
}
