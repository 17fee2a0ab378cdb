package io.stoa.catalog;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.OsVersion;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * One published app version: the pointer to the package version devices are served, and what every answer about it is
 * made from. Storefront, restore, updates and tokens read this one row, so they cannot disagree.
 */
@Entity
@Table(name = "publication")
public class Publication {

    @Id
    @Column(name = "apple_version_id")
    private long appleVersionId;

    @Column(name = "apple_item_id", nullable = false)
    private long appleItemId;

    @Column(name = "package_id", nullable = false)
    private String packageId;

    @Column(name = "package_version_id", nullable = false)
    private String packageVersionId;

    @Column(nullable = false)
    private int revision;

    @Column(name = "delivery_number")
    private Long number;

    @Column(name = "bundle_id", nullable = false)
    private String bundleId;

    @Column(name = "short_version_string", nullable = false)
    private String shortVersionString;

    @Column(name = "bundle_version", nullable = false)
    private String bundleVersion;

    @Column(name = "minimum_os", nullable = false)
    private String minimumOs;

    @Column(name = "published_at", nullable = false)
    private Instant publishedAt;

    @Column(name = "incomplete_since")
    private Instant incompleteSince;

    @Version
    private long version;

    protected Publication() {}

    public Publication(PackageVersion content, Release release, Instant at) {
        this.appleVersionId = content.appleVersionId().value();
        this.appleItemId = content.appleItemId().value();
        pointAt(content, release, at);
    }

    /**
     * Moves the pointer to a later revision. A revision never goes back: an older one is kept, but not served. Of two
     * deliveries of one revision the one that App Store Connect counts later is served; where that is not known, the one
     * that came first stays, unless bytes of it are missing.
     *
     * @return whether the pointer moved
     */
    public boolean supersede(PackageVersion content, Release release, Instant at) {
        boolean moves = !isPointingAt(content) && isLater(content);
        if (moves) {
            pointAt(content, release, at);
        }
        return moves;
    }

    /**
     * All bytes of what is pointed at were seen by whoever began then. A loss since then still counts: it was seen as held
     * before it was lost.
     */
    public void isWhole(PackageVersion content, Instant begun) {
        if (isPointingAt(content) && incompleteSince != null && incompleteSince.isBefore(begun)) {
            incompleteSince = null;
        }
    }

    private boolean isPointingAt(PackageVersion content) {
        return packageVersionId.equals(content.packageVersionId().value());
    }

    /** Bytes of it are missing: it is not offered until it is published again. */
    public void lack(Instant at) {
        incompleteSince = at;
    }

    /** Since when bytes of it are missing; empty while all are there. */
    public Optional<Instant> incompleteSince() {
        return Optional.ofNullable(incompleteSince);
    }

    private boolean isLater(PackageVersion content) {
        if (content.revision() != revision) {
            return content.revision() > revision;
        }
        return incompleteSince != null || number != null && content.number().orElse(number) > number;
    }

    private void pointAt(PackageVersion content, Release release, Instant at) {
        this.packageId = content.packageId().value();
        this.packageVersionId = content.packageVersionId().value();
        this.revision = content.revision();
        this.number = content.number().isPresent() ? content.number().getAsLong() : null;
        this.bundleId = release.bundleId();
        this.shortVersionString = release.shortVersionString();
        this.bundleVersion = release.bundleVersion();
        this.minimumOs = release.minimumOs().toString();
        this.publishedAt = at;
    }

    public AppleVersionId appleVersionId() {
        return new AppleVersionId(appleVersionId);
    }

    public AppleItemId appleItemId() {
        return new AppleItemId(appleItemId);
    }

    public PackageId packageId() {
        return new PackageId(packageId);
    }

    public PackageVersionId packageVersionId() {
        return new PackageVersionId(packageVersionId);
    }

    public int revision() {
        return revision;
    }

    public String bundleId() {
        return bundleId;
    }

    public String shortVersionString() {
        return shortVersionString;
    }

    public String bundleVersion() {
        return bundleVersion;
    }

    /** The oldest iOS the version runs on. */
    public OsVersion minimumOs() {
        return OsVersion.parse(minimumOs).orElseThrow();
    }

    public Instant publishedAt() {
        return publishedAt;
    }
}
