package io.stoa.connect.http;

import io.stoa.connect.ConnectPaused;
import io.stoa.problem.FailureCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stops asking an API that has failed several times in a row. After a pause one request goes through as a probe; the
 * others wait until it has passed, instead of each finding out by itself.
 */
@ApplicationScoped
public class CircuitBreaker {

    @Inject
    @ConfigProperty(name = "stoa.app-store-connect.breaker-failures", defaultValue = "5")
    int mostFailures;

    @Inject
    @ConfigProperty(name = "stoa.app-store-connect.breaker-pause", defaultValue = "PT30S")
    Duration pause;

    @Inject
    Clock clock;

    private int failures;
    private Instant nextProbe = Instant.MIN;

    /**
     * Lets a request pass, or the one that probes.
     *
     * @throws ConnectPaused while the circuit is open; nothing may be sent
     */
    synchronized void enter() {
        if (failures < mostFailures) {
            return;
        }
        Instant now = clock.instant();
        if (now.isBefore(nextProbe)) {
            throw new ConnectPaused(
                    FailureCode.CONNECT_UNAVAILABLE,
                    "App Store Connect failed " + failures + " times in a row. Everything that needs it waits until"
                            + " a probe has passed.",
                    Duration.between(now, nextProbe));
        }
        nextProbe = now.plus(pause);
    }

    /** The API answered sensibly, be it with a no. */
    synchronized void succeeded() {
        failures = 0;
    }

    /** The API did not answer, or not sensibly. */
    synchronized void failed() {
        failures = Math.min(failures + 1, Integer.MAX_VALUE - 1);
        nextProbe = clock.instant().plus(pause);
    }
}
