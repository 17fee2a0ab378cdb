package io.stoa.licensing;

import io.stoa.secrets.SealedRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * A pair of RSA-3072 made here, its private half sealed, and the certificate that came for it. Apple's field {@code
 * licenseKey} is something else: the key of one request.
 */
@Entity
@Table(name = "licensing_key")
public class LicensingKey implements SealedRow {

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private LicensingKeyPurpose purpose;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private LicensingKeyState state;

    @Column(name = "sealed_private_key")
    private byte[] sealedPrivateKey;

    @Column(name = "public_key", nullable = false)
    private byte[] publicKey;

    private byte[] certificate;

    @Column(name = "not_after")
    private Instant notAfter;

    @Column(name = "opens_until")
    private Instant opensUntil;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Version
    private long version;

    protected LicensingKey() {}

    /**
     * A key without a certificate yet.
     *
     * @param sealedPrivateKey PKCS #8, sealed under {@link #context(LicensingKeyId)}; empty where a sealer beside us
     *     keeps it
     * @param publicKey        X.509 {@code SubjectPublicKeyInfo}
     */
    public LicensingKey(
            LicensingKeyId id,
            LicensingKeyPurpose purpose,
            Optional<byte[]> sealedPrivateKey,
            byte[] publicKey,
            Instant createdAt) {
        this.id = id.value();
        this.purpose = purpose;
        this.state = LicensingKeyState.PENDING;
        this.sealedPrivateKey = sealedPrivateKey.map(byte[]::clone).orElse(null);
        this.publicKey = publicKey.clone();
        this.createdAt = createdAt;
    }

    /** What a private key is sealed as, so that it opens only under its own id. */
    public static String context(LicensingKeyId id) {
        return "licensing-key:" + id;
    }

    /** Takes its certificate, and is what devices are given from now on; also one that gave way comes back so. */
    public void certify(byte[] newCertificate, Instant until) {
        this.certificate = newCertificate.clone();
        this.notAfter = until;
        this.opensUntil = null;
        this.state = LicensingKeyState.ACTIVE;
    }

    /** Gives way to another. @param until how long an encryption key still opens what devices encrypted for it */
    public void giveWay(Instant until) {
        if (state != LicensingKeyState.ACTIVE) {
            throw new IllegalStateException("only the active key gives way");
        }
        this.state = LicensingKeyState.FORMER;
        this.opensUntil = purpose == LicensingKeyPurpose.ENCRYPTION ? until : null;
    }

    /** Whether requests are opened with it. One without a certificate is: at the exchange no node may be behind. */
    public boolean opens(Instant now) {
        return purpose == LicensingKeyPurpose.ENCRYPTION
                && (state != LicensingKeyState.FORMER || opensUntil.isAfter(now));
    }

    public LicensingKeyId id() {
        return new LicensingKeyId(id);
    }

    public LicensingKeyPurpose purpose() {
        return purpose;
    }

    public LicensingKeyState state() {
        return state;
    }

    public boolean is(LicensingKeyPurpose asked, LicensingKeyState expected) {
        return purpose == asked && state == expected;
    }

    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** In DER; empty before it came. */
    public Optional<byte[]> certificate() {
        return Optional.ofNullable(certificate).map(byte[]::clone);
    }

    public Optional<Instant> notAfter() {
        return Optional.ofNullable(notAfter);
    }

    /** When a former encryption key ends. */
    public Optional<Instant> opensUntil() {
        return Optional.ofNullable(opensUntil);
    }

    public Instant createdAt() {
        return createdAt;
    }

    @Override
    public String sealedAs() {
        return context(id());
    }

    @Override
    public Optional<byte[]> sealedSecret() {
        return Optional.ofNullable(sealedPrivateKey).map(byte[]::clone);
    }

    @Override
    public void sealAnew(byte[] sealed) {
        this.sealedPrivateKey = sealed.clone();
    }
}
