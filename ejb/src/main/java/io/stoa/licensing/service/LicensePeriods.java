package io.stoa.licensing.service;

import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.LicenseTerms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The period of a licence that is issued or renewed now. */
@ApplicationScoped
public class LicensePeriods {

    @Inject
    LicensingSettings settings;

    @Inject
    Clock clock;

    /** The period of a licence under these terms. */
    public LicensePeriod fromNow(LicenseTerms terms) {
        return new LicensePeriod(issuedTime(), terms.duration().orElseGet(settings::duration));
    }

    /** A period that begins now and ends when another one does; for ever where that one is. */
    public LicensePeriod withTheEndOf(LicensePeriod former) {
        Instant issued = issuedTime();
        if (former.duration().isZero()) {
            return new LicensePeriod(issued, Duration.ZERO);
        }
        long left = ChronoUnit.SECONDS.between(issued, former.issuedTime().plus(former.duration()));
        return new LicensePeriod(issued, Duration.ofSeconds(Math.max(1, left))); // zero would be for ever
    }

    // one to two seconds ago: a device whose clock is a little behind would refuse a licence of the future
    private Instant issuedTime() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
    }
}
