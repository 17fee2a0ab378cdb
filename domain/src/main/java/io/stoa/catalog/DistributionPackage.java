package io.stoa.catalog;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * An alternative distribution package: the container of one app version, known from its announcement on.
 *
 * <p>Admission and withdrawal are moments that only ever move forward. Whatever order notifications arrive in, the same
 * moments remain, and with them the same answer.
 */
@Entity
@Table(name = "distribution_package")
public class DistributionPackage {

    @Id
    @Column(name = "package_id")
    private String packageId;

    @Column(name = "apple_item_id", nullable = false)
    private long appleItemId;

    @Embedded
    private Availability availability = new Availability();

    @Column(name = "offer_ended_at")
    private Instant offerEndedAt = Instant.EPOCH;

    @Column(name = "taken_down_at")
    private Instant takenDownAt;

    @Version
    private long version;

    protected DistributionPackage() {}

    public DistributionPackage(PackageId packageId, AppleItemId appleItemId) {
        this.packageId = packageId.value();
        this.appleItemId = appleItemId.value();
    }

    public PackageId packageId() {
        return new PackageId(packageId);
    }

    public AppleItemId appleItemId() {
        return new AppleItemId(appleItemId);
    }

    /** Takes in what was said of the package without naming a territory. */
    public void take(AvailabilityChange change) {
        availability = availability().after(change);
    }

    /** What was said of the package without naming a territory. */
    public Availability availability() {
        return availability == null ? new Availability() : availability;
    }

    /** Notes what follows from all that was said, so that whoever asks what is on offer need not work it out. */
    public void settle(OfferRule rule) {
        offerEndedAt = rule.endedAt().orElse(null);
        takenDownAt = offerEndedAt == null ? null : takenDownAt().orElse(offerEndedAt);
    }

    /**
     * When the offer ended as it became known first; empty while there is one. Withdrawn again, a package stays taken down
     * since the same moment, so that what somebody decided about it goes on holding. The epoch where there never was an
     * offer.
     */
    public Optional<Instant> takenDownAt() {
        return Optional.ofNullable(takenDownAt).filter(at -> !at.equals(Instant.EPOCH));
    }

    /** When the offer ended; empty while there is one, the epoch where there never was. */
    public Optional<Instant> offerEndedAt() {
        return Optional.ofNullable(offerEndedAt);
    }
}
