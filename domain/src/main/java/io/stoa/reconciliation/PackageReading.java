package io.stoa.reconciliation;

import io.stoa.apple.PackageId;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether App Store Connect shows a package. One that it showed before and does not show now may have been withdrawn; as
 * nobody documents that, it is noted and nothing is done.
 */
@Entity
@Table(name = "package_reading")
public class PackageReading {

    private static final int LONGEST = 1000;

    @Id
    @Column(name = "package_id")
    private String packageId;

    @Column(name = "read_at")
    private Instant readAt;

    @Column(name = "unreadable_since")
    private Instant unreadableSince;

    @Enumerated(EnumType.STRING)
    @Column(name = "unreadable_code")
    private FailureCode unreadableCode;

    @Column(name = "unreadable_sentence")
    private String unreadableSentence;

    @Version
    private long version;

    protected PackageReading() {}

    public PackageReading(PackageId packageId) {
        this.packageId = packageId.value();
    }

    public void read(Instant now) {
        readAt = now;
        unreadableSince = null;
        unreadableCode = null;
        unreadableSentence = null;
    }

    /** Notes a refusal; the first one of several in a row is when it began. */
    public void refused(MarketplaceException refusal, Instant now) {
        unreadableSince = unreadableSince == null ? now : unreadableSince;
        unreadableCode = refusal.code();
        String sentence = refusal.sentence();
        unreadableSentence = sentence.length() > LONGEST ? sentence.substring(0, LONGEST - 1) + "…" : sentence;
    }

    public PackageId packageId() {
        return new PackageId(packageId);
    }

    /** When it was last shown; empty when it never was. */
    public Optional<Instant> readAt() {
        return Optional.ofNullable(readAt);
    }

    public Optional<Instant> unreadableSince() {
        return Optional.ofNullable(unreadableSince);
    }

    public Optional<FailureCode> unreadableCode() {
        return Optional.ofNullable(unreadableCode);
    }

    public Optional<String> unreadableSentence() {
        return Optional.ofNullable(unreadableSentence);
    }
}
