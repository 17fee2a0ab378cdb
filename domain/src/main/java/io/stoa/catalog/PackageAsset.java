package io.stoa.catalog;

import io.stoa.apple.PackageVersionId;
import io.stoa.apple.Sha256;
import io.stoa.row.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;

/** A variant or delta that a package version lists; its bytes are stored once per {@code publicId}. */
@Entity
@Table(name = "package_asset")
public class PackageAsset {

    @Id
    private String id;

    @Column(name = "package_version_id", nullable = false)
    private String packageVersionId;

    @Column(name = "public_id", nullable = false)
    private String publicId;

    @Column(name = "asset_path", nullable = false)
    private String assetPath;

    @Column(name = "size_bytes", nullable = false)
    private long size;

    @Column(nullable = false)
    private String sha256;

    protected PackageAsset() {}

    /**
     * @param publicId  kept in lower case: ids come in either
     * @param assetPath as the manifest spells it, such as {@code variant/UUID.ipa}
     * @param size      bytes of the served file
     */
    public PackageAsset(PackageVersionId id, String publicId, String assetPath, long size, Sha256 sha256) {
        this.id = RowId.next();
        this.packageVersionId = id.value();
        this.publicId = publicId.toLowerCase(Locale.ROOT);
        this.assetPath = assetPath;
        this.size = size;
        this.sha256 = sha256.hex();
    }

    public String publicId() {
        return publicId;
    }

    public String assetPath() {
        return assetPath;
    }

    public long size() {
        return size;
    }

    public Sha256 sha256() {
        return new Sha256(sha256);
    }
}
