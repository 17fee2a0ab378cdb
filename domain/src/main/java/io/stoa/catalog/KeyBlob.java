package io.stoa.catalog;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.secrets.SealedRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** A key blob as it rests: sealed. */
@Entity
@Table(name = "key_blob")
public class KeyBlob implements SealedRow {

    @Id
    @Column(name = "public_id")
    private String publicId;

    @Column(name = "apple_item_id", nullable = false)
    private long appleItemId;

    @Column(name = "apple_version_id", nullable = false)
    private long appleVersionId;

    @Column(nullable = false)
    private byte[] sealed;

    @Column(name = "stored_at", nullable = false)
    private Instant storedAt;

    @Version
    private long version;

    protected KeyBlob() {}

    /** @param sealed the blob under {@link #context(String)} */
    public KeyBlob(VersionAsset asset, byte[] sealed, Instant at) {
        this.publicId = asset.publicId();
        this.appleItemId = asset.appleItemId().value();
        this.appleVersionId = asset.appleVersionId().value();
        this.sealed = sealed.clone();
        this.storedAt = at;
    }

    /** What a blob is sealed as, so that it opens only as the blob of its own asset. */
    public static String context(String publicId) {
        return "key-blob:" + publicId;
    }

    public VersionAsset asset() {
        return new VersionAsset(new AppleItemId(appleItemId), new AppleVersionId(appleVersionId), publicId);
    }

    public byte[] sealed() {
        return sealed.clone();
    }

    public Instant storedAt() {
        return storedAt;
    }

    /** Takes another blob that App Store Connect gave for the same asset. */
    public void replace(byte[] newlySealed, Instant at) {
        this.sealed = newlySealed.clone();
        this.storedAt = at;
    }

    @Override
    public String sealedAs() {
        return context(publicId);
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
