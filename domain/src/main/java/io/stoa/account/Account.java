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

    @Column(name = "suspended_at")
    private Instant suspendedAt;

    @Column(name = "verified_at")
    private Instant verifiedAt;

    @Column(name = "signed_out_at")
    private Instant signedOutAt;

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

    /** Since when it gets no licences and no tokens; empty while it does. */
    public Optional<Instant> suspendedAt() {
        return Optional.ofNullable(suspendedAt);
    }

    /** Again it changes nothing. @return whether it was suspended just now */
    public boolean suspend(Instant now) {
        boolean isNew = suspendedAt == null;
        suspendedAt = isNew ? now : suspendedAt;
        return isNew;
    }

    /** Again it changes nothing. @return whether it was suspended until now */
    public boolean resume() {
        boolean was = suspendedAt != null;
        suspendedAt = null;
        return was;
    }

    /** Ends every sign-in of the person on pages that began until now. */
    public void signOutEverywhere(Instant now) {
        signedOutAt = now;
    }

    /** Whether a sign-in of that moment still counts. */
    public boolean keepsSignInOf(Instant since) {
        return suspendedAt == null && (signedOutAt == null || since.isAfter(signedOutAt));
    }

    /** @param hash in its encoded form, never the password */
    public void choosePassword(String hash) {
        passwordHash = hash;
    }

    /** Since when it is known that the person reads the mail of their login; empty while it is not. */
    public Optional<Instant> verifiedAt() {
        return Optional.ofNullable(verifiedAt);
    }

    /** Notes that the person reads the mail of their login; again it changes nothing. */
    public void verify(Instant now) {
        verifiedAt = verifiedAt == null ? now : verifiedAt;
    }
}
