package io.stoa.licensing.service;

import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.LicenseTerms;
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

    /** The period of a licence under these terms. */
    public LicensePeriod fromNow(LicenseTerms terms) {
        return new LicensePeriod(issuedTime(), terms.duration().orElseGet(settings::duration));
    }

    // one to two seconds ago: a device whose clock is a little behind would refuse a licence of the future
    private Instant issuedTime() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
    }
}
