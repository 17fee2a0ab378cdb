package io.stoa.ingestion.jms;

import io.github.bucket4j.Bucket;
import io.stoa.time.service.ClockMeter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * How often the doorbell rings. Of a flood of jobs the first are rung for, as many as keep every worker busy; the recovery
 * timer finds the rest, and the broker does not take the processor from the notifications behind them.
 */
@ApplicationScoped
public class RingThrottle {

    static final int RINGS = 100;
    static final Duration REFILL = Duration.ofSeconds(5);

    @Inject
    Clock clock;

    private Bucket rings;

    @PostConstruct
    void open() {
        rings = Bucket.builder()
                .addLimit(limit -> limit.capacity(RINGS).refillGreedy(RINGS, REFILL))
                .withCustomTimePrecision(new ClockMeter(clock))
                .build();
    }

    /** Counts one wish to ring. @return whether it is granted */
    public boolean admits() {
        return rings.tryConsume(1);
    }
}
