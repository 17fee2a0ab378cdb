package io.stoa.entitlement;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.row.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * That an account was granted an app or a group of apps, under one reference. It stays when it has ended, so that the person can
 * be told why.
 */
@Entity
@Table(name = "entitlement_grant")
public class Entitlement {

    @Id
    private String id;

    @Column(name = "account_id", nullable = false)
    private String accountId;

    @Column(nullable = false)
    private String target;

    @Column(name = "apple_item_id")
    private Long appleItemId;

    @Column(name = "group_id")
    private String groupId;

    @Column(nullable = false)
    private String reference;

    @Column(nullable = false)
    private String reason;

    @Column(name = "granted_at", nullable = false)
    private Instant grantedAt;

    @Column(name = "granted_by", nullable = false)
    private String grantedBy;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Column(name = "revoked_by")
    private String revokedBy;

    @Column(name = "revoke_reason")
    private String revokeReason;

    @Version
    private long version;

    protected Entitlement() {}

    public Entitlement(AccountId account, EntitlementTarget target, GrantTerms terms, String actor, Instant now) {
        this.id = RowId.next();
        this.accountId = account.value();
        this.target = target.toString();
        this.appleItemId = target.app().map(AppleItemId::value).orElse(null);
        this.groupId = target.group().map(EntitlementGroupId::value).orElse(null);
        this.reference = terms.reference();
        grant(terms, actor, now);
    }

    /** Grants it anew; what was revoked before is forgotten here and kept in the history. */
    public final void grant(GrantTerms terms, String actor, Instant now) {
        reason = terms.reason();
        expiresAt = terms.expiresAt().orElse(null);
        grantedAt = now;
        grantedBy = actor;
        revokedAt = null;
        revokedBy = null;
        revokeReason = null;
    }

    /** Lets it end as these terms say, where they may change it. @return whether it ends at another moment than before */
    public boolean hold(GrantTerms terms) {
        return switch (terms.change()) {
            case NONE -> false;
            case LATER -> isBefore(terms.expiresAt()) && holdUntil(terms.expiresAt());
            case ANY -> holdUntil(terms.expiresAt());
        };
    }

    private boolean isBefore(Optional<Instant> end) {
        return expiresAt().filter(mine -> end.map(mine::isBefore).orElse(true)).isPresent();
    }

    /** Lets it end at another moment. @return whether it is another one */
    public boolean holdUntil(Optional<Instant> end) {
        boolean isOther = !expiresAt().equals(end);
        expiresAt = end.orElse(null);
        return isOther;
    }

    /** Ends it; again it changes nothing. @return whether it was revoked just now */
    public boolean revoke(String why, String actor, Instant now) {
        if (isRevoked()) {
            return false;
        }
        revokedAt = now;
        revokedBy = actor;
        revokeReason = why;
        return true;
    }

    public EntitlementId id() {
        return new EntitlementId(id);
    }

    public AccountId account() {
        return new AccountId(accountId);
    }

    public EntitlementTarget target() {
        return groupId == null
                ? EntitlementTarget.of(new AppleItemId(appleItemId))
                : EntitlementTarget.of(new EntitlementGroupId(groupId));
    }

    /** What the granter knows it by; empty where there is none. */
    public String reference() {
        return reference;
    }

    public String reason() {
        return reason;
    }

    public Instant grantedAt() {
        return grantedAt;
    }

    public String grantedBy() {
        return grantedBy;
    }

    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    public Optional<String> revokedBy() {
        return Optional.ofNullable(revokedBy);
    }

    /** Why it was revoked, in the words of who did it; empty where nothing was said. */
    public String revokeReason() {
        return revokeReason == null ? "" : revokeReason;
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }

    public EntitlementStanding standingAt(Instant now) {
        if (isRevoked()) {
            return EntitlementStanding.REVOKED;
        }
        return expiresAt().filter(end -> !end.isAfter(now)).isPresent()
                ? EntitlementStanding.EXPIRED
                : EntitlementStanding.HELD;
    }

    /** When it ended, or will; empty where nobody knows an end. */
    public Optional<Instant> end() {
        return revokedAt().or(this::expiresAt);
    }
}
