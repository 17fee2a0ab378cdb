package io.stoa.account;

import io.stoa.identity.Login;
import io.stoa.row.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** A person, as the marketplace knows them. */
@Entity
@Table(name = "account")
public class Account {

    @Id
    private String id;

    @Column(nullable = false)
    private String login;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Version
    private long version;

    protected Account() {}

    /** @param passwordHash in its encoded form, never the password; empty for a person who cannot sign in by password */
    public Account(Login login, Optional<String> passwordHash, Instant createdAt) {
        this.id = RowId.next();
        this.login = login.value();
        this.passwordHash = passwordHash.orElse(null);
        this.createdAt = createdAt;
    }

    public AccountId id() {
        return new AccountId(id);
    }

    public Login login() {
        return new Login(login);
    }

    public Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
