package io.stoa.simulator.appstoreconnect.catalog;

import io.stoa.packageformat.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One version of an alternative distribution package: one delivery of manifest, signature and assets. */
public final class PackageVersion {

    private final ManifestOutline manifest;
    private final AssetContent zip;
    private final boolean tellsChecksums;
    private final List<PackageAsset> variants;
    private final List<PackageAsset> deltas;

    private PackageVersion(
            ManifestOutline manifest,
            AssetContent zip,
            boolean tellsChecksums,
            List<PackageAsset> variants,
            List<PackageAsset> deltas) {
        this.manifest = manifest;
        this.zip = zip;
        this.tellsChecksums = tellsChecksums;
        this.variants = variants;
        this.deltas = deltas;
    }

    /**
     * Reads a source.
     *
     * @throws UnreadablePackage it is not a package at all
     */
    static PackageVersion of(PackageSource source) {
        try {
            byte[] bytes = source.manifest();
            ManifestOutline manifest = ManifestOutline.of(source, bytes);
            return new PackageVersion(
                    manifest,
                    PackageZip.of(bytes, source.signature()),
                    source.tellsChecksums(),
                    assets(source, AssetKind.VARIANT, manifest.variants()),
                    assets(source, AssetKind.DELTA, manifest.deltas()));
        } catch (IOException e) {
            throw new UnreadablePackage(source.name(), "its files cannot be read.", e);
        }
    }

    private static List<PackageAsset> assets(
            PackageSource source, AssetKind kind, List<ManifestOutline.AssetOutline> outlines) throws IOException {
        List<PackageAsset> assets = new ArrayList<>();
        for (ManifestOutline.AssetOutline outline : outlines) {
            Optional<AssetContent> content = source.asset(outline.assetPath());
            Optional<Sha256> checksum =
                    source.tellsChecksums() ? content.map(AssetContent::sha256).or(outline::sha256) : Optional.empty();
            assets.add(new PackageAsset(kind, outline.publicId(), outline.assetPath(), content, checksum));
        }
        return List.copyOf(assets);
    }

    public String id() {
        return PackageIds.versionId(appleItemId(), appleVersionId(), number());
    }

    public String packageId() {
        return PackageIds.packageId(appleItemId(), appleVersionId());
    }

    public String appStoreVersionId() {
        return PackageIds.appStoreVersionId(appleItemId(), appleVersionId());
    }

    public String appleItemId() {
        return manifest.appleItemId();
    }

    public String appleVersionId() {
        return manifest.appleVersionId();
    }

    public String bundleId() {
        return manifest.bundleId();
    }

    /** The manifest's revision, which counts the versions of a package. */
    public int number() {
        return manifest.revision();
    }

    /** Content of {@code alternative-distribution-package.zip}. */
    public AssetContent zip() {
        return zip;
    }

    /** Checksum of the zip; empty when it is not told. */
    public Optional<Sha256> zipChecksum() {
        return tellsChecksums ? Optional.of(zip.sha256()) : Optional.empty();
    }

    public List<PackageAsset> assets(AssetKind kind) {
        return switch (kind) {
            case VARIANT -> variants;
            case DELTA -> deltas;
        };
    }
}
