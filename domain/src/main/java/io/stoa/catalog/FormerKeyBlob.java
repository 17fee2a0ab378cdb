package io.stoa.catalog;

import io.stoa.row.RowId;
import io.stoa.secrets.SealedRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A key blob that App Store Connect replaced by another for the same asset, sealed. The blob never changes. */
@Entity
@Table(name = "former_key_blob")
public class FormerKeyBlob implements SealedRow {

    @Id
    private String id;

    @Column(name = "public_id", nullable = false)
    private String publicId;

    @Column(nullable = false)
    private byte[] sealed;

    @Column(name = "stored_at", nullable = false)
    private Instant storedAt;

    @Column(name = "replaced_at", nullable = false)
    private Instant replacedAt;

    protected FormerKeyBlob() {}

    /** @param former as it is about to be replaced */
    public FormerKeyBlob(KeyBlob former, Instant replacedAt) {
        this.id = RowId.next();
        this.publicId = former.asset().publicId();
        this.sealed = former.sealed();
        this.storedAt = former.storedAt();
        this.replacedAt = replacedAt;
    }

    public String publicId() {
        return publicId;
    }

    /** The blob under {@link KeyBlob#context(String)}. */
    public byte[] sealed() {
        return sealed.clone();
    }

    public Instant storedAt() {
        return storedAt;
    }

    public Instant replacedAt() {
        return replacedAt;
    }

    @Override
    public String sealedAs() {
        return KeyBlob.context(publicId);
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
