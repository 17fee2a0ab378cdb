package io.stoa.licensing;

import io.stoa.apple.AppleItemId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** Something that happened to a licence here and that its device does not know yet. Rows are only ever added. */
@Entity
@Table(name = "license_change")
public class LicenseChange {

    @Id
    @Column(name = "change_number")
    private long number;

    @Column(nullable = false)
    private Instant at;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private LicenseChangeKind kind;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "apple_item_id", nullable = false)
    private long appleItemId;

    @Column(name = "license_id", nullable = false)
    private long licenseId;

    protected LicenseChange() {}

    /** @param number as {@link LicenseChangeHead} gives it */
    public LicenseChange(long number, LicenseChangeKind kind, License license, Instant at) {
        this.number = number;
        this.at = at;
        this.kind = kind;
        this.accountId = license.holder().account().orElse(null);
        this.appleItemId = license.asset().appleItemId().value();
        this.licenseId = license.id().value();
    }

    /** Rises in the order in which changes are committed. */
    public long number() {
        return number;
    }

    public Instant at() {
        return at;
    }

    public LicenseChangeKind kind() {
        return kind;
    }

    public Optional<String> account() {
        return Optional.ofNullable(accountId);
    }

    public AppleItemId app() {
        return new AppleItemId(appleItemId);
    }

    public LicenseId license() {
        return new LicenseId(licenseId);
    }
}
