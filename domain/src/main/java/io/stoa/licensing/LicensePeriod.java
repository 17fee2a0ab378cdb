package io.stoa.licensing;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a licence holds.
 *
 * @param issuedTime whole seconds
 * @param duration   whole seconds; zero means for ever
 */
public record LicensePeriod(Instant issuedTime, Duration duration) {

    public boolean isExpiredAt(Instant moment) {
        return !duration.isZero() && !moment.isBefore(issuedTime.plus(duration));
    }
}
