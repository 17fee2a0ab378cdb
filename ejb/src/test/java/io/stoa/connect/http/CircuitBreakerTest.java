package io.stoa.connect.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.connect.ConnectPaused;
import io.stoa.problem.FailureCode;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private final MovableClock clock = new MovableClock();
    private final CircuitBreaker circuit = circuit(clock);

    static CircuitBreaker circuit(Clock clock) {
        CircuitBreaker circuit = new CircuitBreaker();
        circuit.mostFailures = 5;
        circuit.pause = Duration.ofSeconds(30);
        circuit.clock = clock;
        circuit.begin();
        return circuit;
    }

    @Test
    void shouldStopAskingAfterFiveFailuresInARow() {
        for (int failures = 0; failures < 5; failures++) {
            assertDoesNotThrow(circuit::enter);
            circuit.failed();
        }
        ConnectPaused paused = assertThrows(ConnectPaused.class, circuit::enter);

        assertEquals(FailureCode.CONNECT_UNAVAILABLE, paused.code());
        assertEquals(Duration.ofSeconds(30), paused.notBefore());
    }

    @Test
    void shouldCountOnlyFailuresInARow() {
        for (int rounds = 0; rounds < 10; rounds++) {
            failTimes(4);
            circuit.succeeded();
        }

        assertDoesNotThrow(circuit::enter);
    }

    @Test
    void shouldLetOneProbeThroughAndKeepTheOthersWaiting() {
        failTimes(5);
        clock.advance(Duration.ofSeconds(30));

        assertDoesNotThrow(circuit::enter);
        assertThrows(ConnectPaused.class, circuit::enter);
    }

    @Test
    void shouldLetEverybodyThroughWhenTheProbePassed() {
        failTimes(5);
        clock.advance(Duration.ofSeconds(30));
        circuit.enter();
        circuit.succeeded();

        assertDoesNotThrow(circuit::enter);
        assertDoesNotThrow(circuit::enter);
    }

    @Test
    void shouldWaitAgainWhenTheProbeFailed() {
        failTimes(5);
        clock.advance(Duration.ofSeconds(30));
        circuit.enter();
        clock.advance(Duration.ofSeconds(7));
        circuit.failed();

        assertEquals(
                Duration.ofSeconds(30),
                assertThrows(ConnectPaused.class, circuit::enter).notBefore());
    }

    @Test
    void shouldProbeAgainWhenAProbeNeverCameBack() {
        failTimes(5);
        clock.advance(Duration.ofSeconds(30));
        circuit.enter();
        clock.advance(Duration.ofSeconds(30));

        assertDoesNotThrow(circuit::enter);
    }

    @Property(tries = 200)
    void shouldBeOpenExactlyAfterFiveFailuresSinceTheLastSuccess(@ForAll boolean[] succeeded) {
        CircuitBreaker any = circuit(clock);
        AtomicInteger row = new AtomicInteger();
        for (boolean success : succeeded) {
            if (success) {
                any.succeeded();
                row.set(0);
            } else {
                any.failed();
                row.incrementAndGet();
            }
        }
        if (row.get() < 5) {
            assertDoesNotThrow(any::enter);
        } else {
            assertThrows(ConnectPaused.class, any::enter);
        }
    }

    private void failTimes(int times) {
        for (int failures = 0; failures < times; failures++) {
            circuit.failed();
        }
    }
}
