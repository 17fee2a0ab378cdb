package io.stoa.oauth;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.row.RowId;
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
 * All refresh tokens that descend from one sign-in. Of the whole tree only one path is ever used, and the family
 * remembers where it ends: the token used last. That token is good again, as nobody knows whether its answer arrived, and
 * so is every child of it; using a child moves the end there. Any other token of the family is a copy in two hands.
 *
 * <p>The family ends 90 days after its last use.
 *
 * @see "RFC 9700, section 4.14.2; FAPI 2.0, section 5.3.2.1"
 */
@Entity
@Table(name = "refresh_family")
public class RefreshFamily {

    public static final Duration LIFE_UNUSED = Duration.ofDays(90);

    @Id
    private String id;

    @Column(name = "account_id", nullable = false)
    private String accountId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Audience audience;

    @Column(name = "apple_item_id")
    private Long appleItemId;

    @Column(name = "client_id")
    private String clientId;

    @Column(name = "used_last")
    private String usedLast;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Version
    private long version;

    protected RefreshFamily() {}

    /** A device's, that signed in with the app. */
    public RefreshFamily(AccountId account, AppleItemId app, Optional<String> clientId, Instant now) {
        this(account, Audience.DEVICE, Optional.of(app), clientId, now);
    }

    /**
     * @param audience what its access tokens open
     * @param app      what a device signed in with; empty for a registered client, and where nobody knows
     */
    public RefreshFamily(
            AccountId account, Audience audience, Optional<AppleItemId> app, Optional<String> clientId, Instant now) {
        this.id = RowId.next();
        this.accountId = account.value();
        this.audience = audience;
        this.appleItemId = app.map(AppleItemId::value).orElse(null);
        this.clientId = clientId.orElse(null);
        this.expiresAt = now.plus(LIFE_UNUSED);
    }

    public boolean isAlive(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /**
     * Whether using this token keeps the used tokens on one path.
     *
     * @param grace whether the token used last is good again
     */
    public boolean mayContinueWith(RefreshToken token, boolean grace) {
        boolean again = token.digest().hex().equals(usedLast);
        return again ? grace : token.parent().map(Sha256::hex).equals(Optional.ofNullable(usedLast));
    }

    /** Notes that the token was used, and puts the end of the family off. */
    public void continueWith(RefreshToken token, Instant now) {
        usedLast = token.digest().hex();
        expiresAt = now.plus(LIFE_UNUSED);
    }

    public void revoke(Instant now) {
        revokedAt = now;
    }

    public String id() {
        return id;
    }

    public AccountId account() {
        return new AccountId(accountId);
    }

    /** What its access tokens open: {@code API} for a registered client alone. */
    public Audience audience() {
        return audience;
    }

    /** What a device signed in with; empty for a registered client, and where nobody knows. */
    public Optional<AppleItemId> app() {
        return Optional.ofNullable(appleItemId).map(AppleItemId::new);
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** The registered client, or what the device called itself when the family began; empty when it did not say. */
    public Optional<String> clientId() {
        return Optional.ofNullable(clientId);
    }

    /** When a device last used it, or began it. */
    public Instant usedAt() {
        return expiresAt.minus(LIFE_UNUSED);
    }
}
