package io.stoa.simulator.device;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keeps what the device did, in order, and tells a listener at once. */
final class StepLog {

    private final Clock clock;
    private final Consumer<DeviceStep> listener;
    private final List<DeviceStep> steps = new ArrayList<>();

    StepLog(Clock clock, Consumer<DeviceStep> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** Carries out one step; a refusal is logged and passed on. */
    <T> T step(String name, Function<StepNotes, T> work) {
        StepNotes notes = new StepNotes();
        Instant start = clock.instant();
        try {
            T result = work.apply(notes);
            add(name, start, notes, Optional.empty());
            return result;
        } catch (DeviceRefusal refusal) {
            add(name, start, notes, Optional.of(refusal));
            throw refusal;
        }
    }

    synchronized List<DeviceStep> steps() {
        return List.copyOf(steps);
    }

    private synchronized void add(String name, Instant start, StepNotes notes, Optional<DeviceRefusal> refusal) {
        Duration duration = Duration.between(start, clock.instant());
        DeviceStep step = new DeviceStep(name, duration, notes.proved(), notes.warnings(), refusal);
        steps.add(step);
        listener.accept(step);
    }
}
