package io.stoa.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Stops asking somebody who has failed several times in a row. After a pause one request goes through as a probe; the others
 * wait until it has passed, instead of each finding out by itself. May be used by several threads.
 */
public final class Circuit {

    private final int mostFailures;
    private final Duration pause;
    private final Clock clock;

    private int failures;
    private Instant nextProbe = Instant.MIN;

    /** @param mostFailures in a row; as many, and nothing is asked for the length of a pause */
    public Circuit(int mostFailures, Duration pause, Clock clock) {
        this.mostFailures = mostFailures;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * Lets a request pass, or the one that probes.
     *
     * @return how long nothing may be sent; empty when it passes
     */
    public synchronized Optional<Duration> enter() {
        if (failures < mostFailures) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (now.isBefore(nextProbe)) {
            return Optional.of(Duration.between(now, nextProbe));
        }
        nextProbe = now.plus(pause);
        return Optional.empty();
    }

    /** The other side answered sensibly, be it with a no. */
    public synchronized void succeeded() {
        failures = 0;
    }

    /** The other side did not answer, or not sensibly. */
    public synchronized void failed() {
        failures = Math.min(failures + 1, Integer.MAX_VALUE - 1);
        nextProbe = clock.instant().plus(pause);
    }

    /** How often it failed in a row. */
    public synchronized int failures() {
        return failures;
    }
}
