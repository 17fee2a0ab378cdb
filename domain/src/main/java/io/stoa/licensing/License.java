package io.stoa.licensing;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.VersionAsset;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A licence we issued: all that renewing it needs, since a renewal request names nothing but licence numbers.
 *
 * @see "licensing §7: records to keep per licence"
 */
@Entity
@Table(name = "license")
public class License {

    @Id
    @Column(name = "license_id")
    private long licenseId;

    @Column(name = "apple_item_id", nullable = false)
    private long appleItemId;

    @Column(name = "apple_version_id", nullable = false)
    private long appleVersionId;

    @Column(name = "asset_public_id", nullable = false)
    private String assetPublicId;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "device_hash", nullable = false)
    private String deviceHash;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private LicenseState state;

    @Column(name = "issued_at", nullable = false)
    private Instant issuedAt;

    @Column(name = "duration_seconds", nullable = false)
    private long durationSeconds;

    @Column(name = "renewed_at")
    private Instant renewedAt;

    @Column(name = "extended_seconds")
    private Long extendedSeconds;

    @Column(name = "request_id", nullable = false)
    private String requestId;

    // the moments once more, as numbers: JPQL adds durations to nothing else
    @Column(name = "issued_at", insertable = false, updatable = false)
    private Long issuedMicros;

    @Column(name = "renewed_at", insertable = false, updatable = false)
    private Long renewedMicros;

    @Version
    private long version;

    protected License() {}

    public License(LicenseId id, VersionAsset asset, LicenseHolder holder, LicensePeriod period, String requestId) {
        this.licenseId = id.value();
        this.appleItemId = asset.appleItemId().value();
        this.appleVersionId = asset.appleVersionId().value();
        this.assetPublicId = asset.publicId();
        this.accountId = holder.account().orElse(null);
        this.deviceHash = holder.device().hex();
        this.state = LicenseState.ACTIVE;
        this.issuedAt = period.issuedTime();
        this.durationSeconds = period.duration().toSeconds();
        this.requestId = requestId;
    }

    public LicenseId id() {
        return new LicenseId(licenseId);
    }

    /** What the licence was issued for; renewals stay with it whatever is offered by then. */
    public VersionAsset asset() {
        return new VersionAsset(new AppleItemId(appleItemId), new AppleVersionId(appleVersionId), assetPublicId);
    }

    public LicenseHolder holder() {
        return new LicenseHolder(new DeviceHash(deviceHash), Optional.ofNullable(accountId));
    }

    public boolean isHeldBy(DeviceHash device) {
        return deviceHash.equals(device.hex());
    }

    /** Lets a licence without an account be that of one; one that has an account keeps it. */
    public void join(String account) {
        if (accountId == null) {
            accountId = account;
        }
    }

    public LicenseState state() {
        return state;
    }

    /** The period the device was last told. */
    public LicensePeriod period() {
        return new LicensePeriod(renewedAt == null ? issuedAt : renewedAt, Duration.ofSeconds(durationSeconds));
    }

    /** Gives the licence another period, which the device is told under the same number. */
    public void renew(LicensePeriod period) {
        renewedAt = period.issuedTime();
        durationSeconds = period.duration().toSeconds();
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public Optional<Instant> renewedAt() {
        return Optional.ofNullable(renewedAt);
    }

    /** When the period ends that the device was last told; empty where it never does. */
    public Optional<Instant> expiresAt() {
        return period().end();
    }

    public LicenseStanding standingAt(Instant moment) {
        return switch (state) {
            case REVOKED -> LicenseStanding.REVOKED;
            case SUPERSEDED -> LicenseStanding.SUPERSEDED;
            case ACTIVE -> period().isExpiredAt(moment) ? LicenseStanding.EXPIRED : LicenseStanding.ACTIVE;
        };
    }

    /** The request it was first issued for. */
    public String requestId() {
        return requestId;
    }

    /** Lets renewals hold this long from now on, where they would not hold as long anyway. */
    public void extendTo(Duration duration) {
        extendedSeconds = duration.toSeconds();
    }

    /** How long renewals hold at least; empty where nobody extended it. */
    public Optional<Duration> extendedTo() {
        return Optional.ofNullable(extendedSeconds).map(Duration::ofSeconds);
    }

    /** The period a renewal gives instead of the usual one, which may be the usual one. */
    public LicensePeriod renewedBy(LicensePeriod usual) {
        return extendedTo()
                .filter(extended -> !usual.duration().isZero())
                .filter(extended -> extended.compareTo(usual.duration()) > 0)
                .map(extended -> new LicensePeriod(usual.issuedTime(), extended))
                .orElse(usual);
    }

    /** The device learns of it when it next asks for renewal. Revoking a revoked licence changes nothing. */
    public void revoke() {
        state = LicenseState.REVOKED;
    }
}
