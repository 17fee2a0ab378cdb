package io.stoa.licensing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a licence holds.
 *
 * @param issuedTime whole seconds
 * @param duration   whole seconds; zero means for ever
 */
public record LicensePeriod(Instant issuedTime, Duration duration) {

    /** When it ends; empty where it holds for ever. */
    public Optional<Instant> end() {
        return duration.isZero() ? Optional.empty() : Optional.of(issuedTime.plus(duration));
    }

    public boolean isExpiredAt(Instant moment) {
        return end().filter(end -> !moment.isBefore(end)).isPresent();
    }
}
