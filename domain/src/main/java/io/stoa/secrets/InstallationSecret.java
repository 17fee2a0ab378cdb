package io.stoa.secrets;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * A secret this installation made for itself, sealed. It never becomes another: what it keyed must stay recognisable.
 */
@Entity
@Table(name = "installation_secret")
public class InstallationSecret implements SealedRow {

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

    @Override
    public String sealedAs() {
        return context(name);
    }

    @Override
    public Optional<byte[]> sealedSecret() {
        return Optional.of(sealed.clone());
    }

    @Override
    public void sealAnew(byte[] sealedAnew) {
        this.sealed = sealedAnew.clone();
    }
}
