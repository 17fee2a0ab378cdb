package io.stoa.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A person who signs in to the console. */
@Entity
@Table(name = "administrator")
public class Administrator {

    @Id
    private String login;

    @Column(name = "password_hash", nullable = false)
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Role role;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Version
    private long version;

    protected Administrator() {}

    /** @param passwordHash an Argon2id hash in its encoded form, never the password */
    public Administrator(String login, String passwordHash, Role role, Instant createdAt) {
        this.login = login;
        this.passwordHash = passwordHash;
        this.role = role;
        this.createdAt = createdAt;
    }

    public String login() {
        return login;
    }

    public String passwordHash() {
        return passwordHash;
    }

    /** The role the person holds; an owner may all that an operator may, an operator all that a viewer may. */
    public Role role() {
        return role;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
