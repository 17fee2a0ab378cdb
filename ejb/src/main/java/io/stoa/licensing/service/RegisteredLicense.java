package io.stoa.licensing.service;

import io.stoa.catalog.VersionAsset;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseInLine;
import io.stoa.licensing.LicenseStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A licence at the moment somebody looks at it.
 *
 * @param expiresAt when the period ends that the device was last told; empty where it never does
 * @param duration  of that period; zero means for ever
 * @param extendedTo how long it holds at least from its next renewal on; empty where nobody extended it
 * @param previous  the licence before it of the same device and app
 * @param next      the licence after it of the same device and app
 * @param seenAt    the moment
 */
public record RegisteredLicense(
        LicenseId id,
        VersionAsset asset,
        LicenseHolder holder,
        LicenseStanding standing,
        Instant issuedAt,
        Optional<Instant> renewedAt,
        Optional<Instant> expiresAt,
        Duration duration,
        Optional<Duration> extendedTo,
        Optional<LicenseId> previous,
        Optional<LicenseId> next,
        Instant seenAt) {

    /** Whether the period the device was last told is over, whatever became of the licence. */
    public boolean isOver() {
        return expiresAt.filter(end -> !seenAt.isBefore(end)).isPresent();
    }

    static RegisteredLicense of(LicenseInLine found, Instant now) {
        License license = found.license();
        return new RegisteredLicense(
                license.id(),
                license.asset(),
                license.holder(),
                license.standingAt(now),
                license.issuedAt(),
                license.renewedAt(),
                license.expiresAt(),
                license.period().duration(),
                license.extendedTo(),
                found.previous(),
                found.next(),
                now);
    }
}
