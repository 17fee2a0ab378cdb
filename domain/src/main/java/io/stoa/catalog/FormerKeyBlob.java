package io.stoa.catalog;

import io.stoa.row.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A key blob that App Store Connect replaced by another for the same asset, sealed as it was. Never changed. */
@Entity
@Table(name = "former_key_blob")
public class FormerKeyBlob {

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
}
