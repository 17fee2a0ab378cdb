package io.stoa.simulator.walk;

import io.stoa.simulator.device.DeviceRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

/** Carries out the steps of a walk one after the other and tells the listener. */
final class WalkLog {

    private final WalkListener listener;
    private final Clock clock;

    WalkLog(WalkListener listener, Clock clock) {
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Carries out one step.
     *
     * @throws WalkFailed when a device refuses, or something else is not as it has to be
     */
    <T> T step(String name, Function<Proof, T> work) {
        listener.begins(name);
        Proof proof = new Proof(listener::progresses);
        Instant start = clock.instant();
        T result = carryOut(name, work, proof);
        listener.proved(new WalkStep(name, Duration.between(start, clock.instant()), proof.text()));
        return result;
    }

    /** A step that leads to nothing but its proof. */
    void prove(String name, Consumer<Proof> work) {
        step(name, proof -> {
            work.accept(proof);
            return proof;
        });
    }

    private static <T> T carryOut(String name, Function<Proof, T> work, Proof proof) {
        try {
            return work.apply(proof);
        } catch (Unexpected unexpected) {
            throw new WalkFailed(name, unexpected.expected(), unexpected.seen(), unexpected);
        } catch (DeviceRefusal refusal) {
            throw new WalkFailed(
                    name,
                    "a server no device complains about",
                    refusal.code() + ": " + refusal.sentence() + " What to do: " + refusal.advice(),
                    refusal);
        } catch (RuntimeException fault) {
            // such as an answer of another shape: still this step, and still the end of the walk
            throw new WalkFailed(name, "an answer of the agreed shape", fault.toString(), fault);
        }
    }
}
