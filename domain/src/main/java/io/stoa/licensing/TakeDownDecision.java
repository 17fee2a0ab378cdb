package io.stoa.licensing;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * What an operator decided when a package was taken down. It holds for an offer that ended by that moment and not for a
 * later end: what is admitted and taken down again is another take-down, and nobody decided on it yet.
 */
@Entity
@Table(name = "take_down_decision")
public class TakeDownDecision {

    @Id
    @Column(name = "package_id")
    private String packageId;

    @Column(name = "apple_item_id", nullable = false)
    private long appleItemId;

    @Column(name = "offer_ended_at", nullable = false)
    private Instant offerEndedAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private TakeDownPolicy policy;

    @Version
    private long version;

    protected TakeDownDecision() {}

    public TakeDownDecision(AppleItemId app, PackageId packageId, Instant offerEndedAt, TakeDownPolicy policy) {
        this.packageId = packageId.value();
        this.appleItemId = app.value();
        decide(offerEndedAt, policy);
    }

    public PackageId packageId() {
        return new PackageId(packageId);
    }

    /** Takes the place of what was decided before. */
    public final void decide(Instant ended, TakeDownPolicy decided) {
        offerEndedAt = ended;
        policy = decided;
    }

    /** What holds for an offer that ended at that moment. */
    public TakeDownPolicy policyFor(Instant ended) {
        return ended.isAfter(offerEndedAt) ? TakeDownPolicy.RENEW : policy;
    }
}
