package io.stoa.secrets;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A secret this installation made for itself, sealed. Never changed: what it keyed must stay recognisable. */
@Entity
@Table(name = "installation_secret")
public class InstallationSecret {

    @Id
    private String name;

    @Column(nullable = false)
    private byte[] sealed;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Version
    private long version;

    protected InstallationSecret() {}

    /** @param sealed the secret under {@link #context(String)} */
    public InstallationSecret(String name, byte[] sealed, Instant createdAt) {
        this.name = name;
        this.sealed = sealed.clone();
        this.createdAt = createdAt;
    }

    /** What a secret is sealed as, so that it opens only under its own name. */
    public static String context(String name) {
        return "installation-secret:" + name;
    }

    public String name() {
        return name;
    }

    public byte[] sealed() {
        return sealed.clone();
    }

    public Instant createdAt() {
        return createdAt;
    }
}
