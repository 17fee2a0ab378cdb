package io.stoa.ledger;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.row.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** One thing that happened to a licence, or to the wish for one. Rows are only ever added. */
@Entity
@Table(name = "ledger_entry")
public class LedgerEntry {

    /** Who acted where a device asked by itself. */
    public static final String DEVICE = "device";

    /** Who acted where somebody asked for themselves, by the marketplace app or on a page of ours. */
    public static final String PERSON = "person";

    @Id
    private String id;

    @Column(nullable = false)
    private Instant at;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private LedgerEvent event;

    @Enumerated(EnumType.STRING)
    private RefusalReason reason;

    @Column(nullable = false)
    private String actor;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "device_hash")
    private String deviceHash;

    @Column(name = "apple_item_id")
    private Long appleItemId;

    @Column(name = "apple_version_id")
    private Long appleVersionId;

    @Column(name = "license_id")
    private Long licenseId;

    protected LedgerEntry() {}

    /** @param actor who: {@link #DEVICE}, {@link #PERSON}, or the login of an administrator */
    public LedgerEntry(Instant at, LedgerEvent event, LedgerSubject subject, String actor) {
        this.id = RowId.next();
        this.at = at;
        this.event = event;
        this.actor = actor;
        this.accountId = subject.account().orElse(null);
        this.deviceHash = subject.deviceHash().orElse(null);
        this.appleItemId = subject.app().map(AppleItemId::value).orElse(null);
        this.appleVersionId = subject.version().map(AppleVersionId::value).orElse(null);
        this.licenseId = subject.licenseNumber().isPresent()
                ? (Long) subject.licenseNumber().getAsLong()
                : null;
    }

    /** What a device asked for and did not get. */
    public static LedgerEntry refusal(Instant at, RefusalReason reason, LedgerSubject subject) {
        LedgerEntry entry = new LedgerEntry(at, LedgerEvent.REFUSED, subject, DEVICE);
        entry.reason = reason;
        return entry;
    }

    public String id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public LedgerEvent event() {
        return event;
    }

    /** Why, where something was refused. */
    public Optional<RefusalReason> reason() {
        return Optional.ofNullable(reason);
    }

    public String actor() {
        return actor;
    }

    public LedgerSubject subject() {
        return new LedgerSubject(
                Optional.ofNullable(accountId),
                Optional.ofNullable(deviceHash),
                Optional.ofNullable(appleItemId).map(AppleItemId::new),
                Optional.ofNullable(appleVersionId).map(AppleVersionId::new),
                licenseId == null ? OptionalLong.empty() : OptionalLong.of(licenseId));
    }
}
