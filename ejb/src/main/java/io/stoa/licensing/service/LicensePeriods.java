package io.stoa.licensing.service;

import io.stoa.licensing.LicensePeriod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The period of a licence that is issued or renewed now. */
@ApplicationScoped
public class LicensePeriods {

    @Inject
    LicensingSettings settings;

    @Inject
    Clock clock;

    /** Begins one to two seconds ago: a device whose clock is a little behind would refuse a licence of the future. */
    public LicensePeriod fromNow() {
        Instant issued = clock.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
        return new LicensePeriod(issued, settings.duration());
    }
}
