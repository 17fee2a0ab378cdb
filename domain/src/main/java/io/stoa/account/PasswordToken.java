package io.stoa.account;

import io.stoa.apple.Sha256;
import io.stoa.identity.Login;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The secret of a link in a letter. Whoever holds it reads the mail of the address, and may choose a password once: for an
 * account, or for a new one whose login is the address.
 */
@Entity
@Table(name = "password_token")
public class PasswordToken {

    public static final Duration LIFE = Duration.ofHours(2);

    @Id
    @Column(name = "token_hash")
    private String tokenHash;

    @Column(nullable = false)
    private String address;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Version
    private long version;

    protected PasswordToken() {}

    /** @param account empty for a new one */
    public PasswordToken(Sha256 digest, MailAddress address, Optional<AccountId> account, Instant now) {
        this.tokenHash = digest.hex();
        this.address = address.value();
        this.accountId = account.map(AccountId::value).orElse(null);
        this.expiresAt = now.plus(LIFE);
    }

    public Sha256 digest() {
        return new Sha256(tokenHash);
    }

    public boolean isGood(Instant now) {
        return now.isBefore(expiresAt);
    }

    public MailAddress address() {
        return new MailAddress(address);
    }

    /** What a new account would sign in by. */
    public Login login() {
        return new Login(address);
    }

    public Optional<AccountId> account() {
        return Optional.ofNullable(accountId).map(AccountId::new);
    }
}
