package io.stoa.simulator.appstoreconnect.forge;

import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.Sha256;
import io.stoa.packageformat.forge.ForgedSignature;
import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.simulator.appstoreconnect.catalog.AssetContent;
import io.stoa.simulator.appstoreconnect.catalog.PackageSource;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A package made after a plan and signed by a test authority. */
public final class PlannedPackage implements PackageSource {

    private final PackagePlan plan;
    private final byte[] manifest;
    private final byte[] signature;

    /** Digests all assets, which takes its time when they are large. */
    public PlannedPackage(PackagePlan plan, TestAuthority authority) {
        this.plan = plan;
        plan.assets().parallelStream().forEach(PlannedAsset::digests);
        this.manifest = PlannedManifest.write(plan);
        this.signature = new ForgedSignature(resources(), 1).by(authority);
    }

    private Map<String, Sha256> resources() {
        Map<String, Sha256> resources = new TreeMap<>();
        resources.put(Manifest.FILE_NAME, Sha256.of(manifest));
        plan.assets()
                .forEach(asset ->
                        resources.put(asset.assetPath(), asset.digests().whole()));
        return resources;
    }

    public PackagePlan plan() {
        return plan;
    }

    @Override
    public String name() {
        return "after a plan";
    }

    @Override
    public byte[] manifest() {
        return manifest.clone();
    }

    @Override
    public byte[] signature() {
        return signature.clone();
    }

    @Override
    public boolean tellsChecksums() {
        return plan.tellsChecksums();
    }

    @Override
    public Optional<AssetContent> asset(String assetPath) {
        return plan.assets().stream()
                .filter(asset -> asset.assetPath().equals(assetPath))
                .findFirst()
                .map(PlannedContent::new);
    }

    /** Content whose digest is known from the making of the package. */
    private record PlannedContent(PlannedAsset asset) implements AssetContent {

        @Override
        public long length() {
            return asset.size();
        }

        @Override
        public Sha256 sha256() {
            return asset.digests().whole();
        }

        @Override
        public InputStream open(long first) {
            return asset.content().open(first);
        }
    }
}
