package io.stoa.catalog;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.OptionalLong;

/** One delivery of a package as it was received: manifest and signature byte for byte. Never changed. */
@Entity
@Table(name = "package_version")
public class PackageVersion {

    @Id
    @Column(name = "package_version_id")
    private String packageVersionId;

    @Column(name = "package_id", nullable = false)
    private String packageId;

    @Column(name = "apple_item_id", nullable = false)
    private long appleItemId;

    @Column(name = "apple_version_id", nullable = false)
    private long appleVersionId;

    @Column(nullable = false)
    private int revision;

    @Column(name = "delivery_number")
    private Long number;

    @Column(nullable = false)
    private byte[] manifest;

    @Column(nullable = false)
    private byte[] signature;

    @Column(name = "ingested_at", nullable = false)
    private Instant ingestedAt;

    @Version
    private long version;

    protected PackageVersion() {}

    /** @param content manifest and signature exactly as App Store Connect delivered them */
    public PackageVersion(
            PackageVersionId id, PackageId packageId, PackageIdentity identity, SignedManifest content, Instant at) {
        this.packageVersionId = id.value();
        this.packageId = packageId.value();
        this.appleItemId = identity.appleItemId().value();
        this.appleVersionId = identity.appleVersionId().value();
        this.revision = identity.revision();
        this.manifest = content.manifest();
        this.signature = content.signature();
        this.ingestedAt = at;
    }

    public PackageVersionId packageVersionId() {
        return new PackageVersionId(packageVersionId);
    }

    public PackageId packageId() {
        return new PackageId(packageId);
    }

    public AppleItemId appleItemId() {
        return new AppleItemId(appleItemId);
    }

    public AppleVersionId appleVersionId() {
        return new AppleVersionId(appleVersionId);
    }

    /** Notes which version of its package App Store Connect counts it as. */
    public PackageVersion numbered(long byAppStoreConnect) {
        this.number = byAppStoreConnect;
        return this;
    }

    /** App Store Connect's own count of the package's versions; empty when nobody knows it. */
    public OptionalLong number() {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** The manifest's {@code distributionPackageRevision}. */
    public int revision() {
        return revision;
    }

    public SignedManifest content() {
        return new SignedManifest(manifest, signature);
    }

    public Instant ingestedAt() {
        return ingestedAt;
    }
}
