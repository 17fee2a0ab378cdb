package io.stoa.catalog;

import io.stoa.apple.PackageVersionId;
import io.stoa.apple.Sha256;
import io.stoa.catalog.VerifiedPackage.HeldAsset;
import io.stoa.row.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

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

    @Column(name = "proven_by")
    private String provenBy;

    protected PackageAsset() {}

    /**
     * @param held its id is kept in lower case: ids come in either
     */
    public PackageAsset(PackageVersionId id, HeldAsset held) {
        this.id = RowId.next();
        this.packageVersionId = id.value();
        this.publicId = held.publicId().toLowerCase(Locale.ROOT);
        this.assetPath = held.assetPath();
        this.size = held.size();
        this.sha256 = held.sha256().hex();
        this.provenBy = AssetProof.written(held.provenBy());
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

    /** What vouched for the bytes; nothing where that was not noted yet. */
    public Set<AssetProof> provenBy() {
        return AssetProof.read(Objects.toString(provenBy, ""));
    }
}
