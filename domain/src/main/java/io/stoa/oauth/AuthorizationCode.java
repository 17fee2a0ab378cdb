package io.stoa.oauth;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
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
 * One authorization code, by the digest of its secret: a person's yes on its way through a browser. It is good for a minute
 * and for one try, whoever makes it; what it gave is remembered, so that a second try can take it back.
 *
 * @see "RFC 6749, sections 4.1.2 and 10.5; RFC 9700, section 4.5"
 */
@Entity
@Table(name = "authorization_code")
public class AuthorizationCode {

    public static final Duration LIFE = Duration.ofSeconds(60);

    @Id
    @Column(name = "code_hash")
    private String codeHash;

    @Column(name = "client_id", nullable = false)
    private String clientId;

    @Column(name = "redirect_uri", nullable = false)
    private String redirectUri;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Audience audience;

    @Column(name = "account_id", nullable = false)
    private String accountId;

    @Column(name = "apple_item_id")
    private Long appleItemId;

    @Column(name = "code_challenge", nullable = false)
    private String codeChallenge;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    @Column(name = "family_id")
    private String familyId;

    @Version
    private long version;

    protected AuthorizationCode() {}

    /** @param app what a device signs in with; empty for a client of the API, and where nobody knows */
    public AuthorizationCode(
            Sha256 digest, AuthorizationRequest request, AccountId account, Optional<AppleItemId> app, Instant now) {
        this.codeHash = digest.hex();
        this.clientId = request.clientId();
        this.redirectUri = request.redirectUri().value();
        this.audience = request.audience();
        this.accountId = account.value();
        this.appleItemId = app.map(AppleItemId::value).orElse(null);
        this.codeChallenge = request.challenge().value();
        this.expiresAt = now.plus(LIFE);
    }

    /** Whether somebody tried it already. */
    public boolean isUsed() {
        return usedAt != null;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Notes the one try. */
    public void use(Instant now) {
        usedAt = now;
    }

    /** Notes what it gave. */
    public void gave(RefreshFamily family) {
        familyId = family.id();
    }

    /** The id of the family of refresh tokens it gave; empty where it gave nothing. */
    public Optional<String> given() {
        return Optional.ofNullable(familyId);
    }

    public Sha256 digest() {
        return new Sha256(codeHash);
    }

    public String clientId() {
        return clientId;
    }

    public RedirectUri redirectUri() {
        return new RedirectUri(redirectUri);
    }

    public Audience audience() {
        return audience;
    }

    public AccountId account() {
        return new AccountId(accountId);
    }

    public Optional<AppleItemId> app() {
        return Optional.ofNullable(appleItemId).map(AppleItemId::new);
    }

    public CodeChallenge challenge() {
        return new CodeChallenge(codeChallenge);
    }
}
