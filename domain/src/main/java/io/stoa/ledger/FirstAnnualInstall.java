package io.stoa.ledger;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.row.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The first install of an app by an account in twelve months; without an account the device counts. Its unique key is
 * holder, app and how many years went before, so that two devices at one moment cannot both be the first.
 *
 * @see "Apple, Alternative Terms Addendum: first annual install"
 */
@Entity
@Table(name = "first_annual_install")
public class FirstAnnualInstall {

    private static final int MONTHS = 12;

    @Id
    private String id;

    @Column(nullable = false)
    private String holder;

    @Column(name = "apple_item_id", nullable = false)
    private long appleItemId;

    @Column(name = "ordinal", nullable = false)
    private int ordinal;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "apple_version_id", nullable = false)
    private long appleVersionId;

    @Column(name = "license_id", nullable = false)
    private long licenseId;

    @Column(name = "installed_at", nullable = false)
    private Instant installedAt;

    protected FirstAnnualInstall() {}

    /**
     * @param issue   of a licence, with holder, app, version and number
     * @param ordinal 1 for the very first, one more for each year that begins later
     */
    public FirstAnnualInstall(LedgerEntry issue, int ordinal) {
        LedgerSubject subject = issue.subject();
        this.id = RowId.next();
        this.holder = subject.holder().orElseThrow();
        this.appleItemId = subject.app().orElseThrow().value();
        this.ordinal = ordinal;
        this.accountId = subject.account().orElse(null);
        this.appleVersionId = subject.version().orElseThrow().value();
        this.licenseId = subject.licenseNumber().orElseThrow();
        this.installedAt = issue.at();
    }

    /** Whether an install at that moment falls into the twelve months this one began. */
    public boolean covers(Instant moment) {
        return moment.isBefore(
                installedAt.atOffset(ZoneOffset.UTC).plusMonths(MONTHS).toInstant());
    }

    public String id() {
        return id;
    }

    /** The account's id, without an account the keyed hash of the device. */
    public String holder() {
        return holder;
    }

    public Optional<String> account() {
        return Optional.ofNullable(accountId);
    }

    public AppleItemId app() {
        return new AppleItemId(appleItemId);
    }

    public AppleVersionId version() {
        return new AppleVersionId(appleVersionId);
    }

    public int ordinal() {
        return ordinal;
    }

    public long licenseNumber() {
        return licenseId;
    }

    public Instant installedAt() {
        return installedAt;
    }
}
