package io.stoa.keys;

import io.stoa.secrets.SealedRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** An alternative distribution key: its private half, sealed, signs install verification tokens. It never becomes another. */
@Entity
@Table(name = "distribution_key")
public class DistributionKey implements SealedRow {

    @Id
    @Column(name = "key_id")
    private String keyId;

    @Column(name = "sealed_private_key", nullable = false)
    private byte[] sealedPrivateKey;

    @Column(name = "public_key", nullable = false)
    private byte[] publicKey;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Version
    private long version;

    protected DistributionKey() {}

    /**
     * @param sealedPrivateKey PKCS #8, sealed under {@link #context(DistributionKeyId)}
     * @param publicKey        X.509 {@code SubjectPublicKeyInfo}
     */
    public DistributionKey(DistributionKeyId id, byte[] sealedPrivateKey, byte[] publicKey, Instant createdAt) {
        this.keyId = id.value();
        this.sealedPrivateKey = sealedPrivateKey.clone();
        this.publicKey = publicKey.clone();
        this.createdAt = createdAt;
    }

    /** What a private key is sealed as, so that it opens only under its own id. */
    public static String context(DistributionKeyId id) {
        return "distribution-key:" + id;
    }

    public DistributionKeyId keyId() {
        return new DistributionKeyId(keyId);
    }

    public byte[] sealedPrivateKey() {
        return sealedPrivateKey.clone();
    }

    public byte[] publicKey() {
        return publicKey.clone();
    }

    public Instant createdAt() {
        return createdAt;
    }

    @Override
    public String sealedAs() {
        return context(keyId());
    }

    @Override
    public Optional<byte[]> sealedSecret() {
        return Optional.of(sealedPrivateKey.clone());
    }

    @Override
    public void sealAnew(byte[] sealedAnew) {
        this.sealedPrivateKey = sealedAnew.clone();
    }
}
