package io.stoa.connect.http;

import io.stoa.connect.ConnectPaused;
import io.stoa.outbound.Circuit;
import io.stoa.problem.FailureCode;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The {@link Circuit} of the API: what is asked while it is open waits, and has tried nothing.
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

    private Circuit circuit;

    @PostConstruct
    void begin() {
        circuit = new Circuit(mostFailures, pause, clock);
    }

    /**
     * Lets a request pass, or the one that probes.
     *
     * @throws ConnectPaused while the circuit is open; nothing may be sent
     */
    void enter() {
        circuit.enter().ifPresent(wait -> {
            throw new ConnectPaused(
                    FailureCode.CONNECT_UNAVAILABLE,
                    "App Store Connect failed " + circuit.failures() + " times in a row. Everything that needs it waits"
                            + " until a probe has passed.",
                    wait);
        });
    }

    /** The API answered sensibly, be it with a no. */
    void succeeded() {
        circuit.succeeded();
    }

    /** The API did not answer, or not sensibly. */
    void failed() {
        circuit.failed();
    }
}
