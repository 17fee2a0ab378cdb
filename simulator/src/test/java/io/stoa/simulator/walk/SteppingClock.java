package io.stoa.simulator.walk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only passes when somebody pauses. */
final class SteppingClock extends Clock {

    private Instant now = Instant.parse("2026-11-20T09:00:00Z");

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    /** Waiting that takes no time outside. */
    Await await(Duration limit) {
        return new Await(limit, this, this::pass);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
