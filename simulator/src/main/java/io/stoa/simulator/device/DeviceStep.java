package io.stoa.simulator.device;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One thing the device did.
 *
 * @param name     what, in a few words, such as {@code manifest and signature}
 * @param duration by the device's clock
 * @param proved   what is now known to be right about the server; empty when the step was refused
 * @param warnings what works here but is against a recommendation or of no use
 * @param refusal  why the device stopped here
 */
public record DeviceStep(
        String name, Duration duration, String proved, List<String> warnings, Optional<DeviceRefusal> refusal) {

    public DeviceStep {
        warnings = List.copyOf(warnings);
    }

    public boolean passed() {
        return refusal.isEmpty();
    }
}
