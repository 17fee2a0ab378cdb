package io.stoa.packagestore;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** When the bytes of an asset were last read and found to be what was recorded. */
@Entity
@Table(name = "asset_check")
public class AssetCheck {

    @Id
    @Column(name = "public_id")
    private String publicId;

    @Column(name = "checked_at", nullable = false)
    private Instant checkedAt;

    protected AssetCheck() {}

    public AssetCheck(String publicId, Instant at) {
        this.publicId = publicId;
        this.checkedAt = at;
    }

    public void again(Instant at) {
        checkedAt = at;
    }
}
