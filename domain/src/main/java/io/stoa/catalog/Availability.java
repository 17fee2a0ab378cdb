package io.stoa.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;

/**
 * When something was last admitted and last withdrawn, by App Store Connect's clock. Both moments only ever move forward:
 * in whatever order words arrive and however often, the same moments remain.
 */
@Embeddable
public class Availability {

    @Column(name = "admitted_at")
    private Instant admittedAt;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    public Availability() {}

    private Availability(Instant admittedAt, Instant withdrawnAt) {
        this.admittedAt = admittedAt;
        this.withdrawnAt = withdrawnAt;
    }

    /** What holds when this was said as well. */
    public Availability after(AvailabilityChange change) {
        return change.available()
                ? new Availability(later(admittedAt, change.at()), withdrawnAt)
                : new Availability(admittedAt, later(withdrawnAt, change.at()));
    }

    public Optional<Instant> admittedAt() {
        return Optional.ofNullable(admittedAt);
    }

    public Optional<Instant> withdrawnAt() {
        return Optional.ofNullable(withdrawnAt);
    }

    private static Instant later(Instant known, Instant arrived) {
        return known == null || arrived.isAfter(known) ? arrived : known;
    }
}
