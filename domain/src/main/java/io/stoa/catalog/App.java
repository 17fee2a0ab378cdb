package io.stoa.catalog;

import io.stoa.apple.AppleItemId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** An app we know of, announced or registered by hand. */
@Entity
@Table(name = "app")
public class App {

    @Id
    @Column(name = "apple_item_id")
    private long appleItemId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Distribution distribution;

    @Column(name = "distribution_key_id")
    private String distributionKeyId;

    @Enumerated(EnumType.STRING)
    @Column(name = "access_rule")
    private AccessRule accessRule;

    @Embedded
    private Availability availability = new Availability();

    @Embedded
    private Listing listing = new Listing();

    @Version
    private long version;

    protected App() {}

    public App(AppleItemId appleItemId, Distribution distribution) {
        this.appleItemId = appleItemId.value();
        this.distribution = distribution;
    }

    public AppleItemId appleItemId() {
        return new AppleItemId(appleItemId);
    }

    public Distribution distribution() {
        return distribution;
    }

    /** Sets the kind and, for a web-distributed app, the key that signs its install verification tokens. */
    public void distributeAs(Distribution kind, String keyId) {
        this.distribution = kind;
        this.distributionKeyId = keyId;
    }

    public Optional<String> distributionKeyId() {
        return Optional.ofNullable(distributionKeyId);
    }

    /** Who may have it; empty where nothing was decided. */
    public Optional<AccessRule> accessRule() {
        return Optional.ofNullable(accessRule);
    }

    /** Decides who may have it; empty to follow the configuration. */
    public void decideAccess(Optional<AccessRule> rule) {
        accessRule = rule.orElse(null);
    }

    /** Takes in what was said of the whole app without naming a territory. */
    public void take(AvailabilityChange change) {
        availability = availability().after(change);
    }

    /** What was said of the app without naming a territory. */
    public Availability availability() {
        return availability == null ? new Availability() : availability;
    }

    public Optional<Instant> withdrawnAt() {
        return availability().withdrawnAt();
    }

    public Listing listing() {
        return listing == null ? new Listing() : listing;
    }

    public void list(Listing change) {
        this.listing = change;
    }
}
