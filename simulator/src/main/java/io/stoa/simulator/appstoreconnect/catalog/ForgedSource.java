package io.stoa.simulator.appstoreconnect.catalog;

import io.stoa.packageformat.Sha256;
import io.stoa.packageformat.forge.ForgedAsset;
import io.stoa.packageformat.forge.ForgedPackage;
import java.io.InputStream;
import java.util.Optional;

/** A package out of the forge, its assets made while they are read, at any size. */
public final class ForgedSource implements PackageSource {

    private final ForgedPackage forged;

    public ForgedSource(ForgedPackage forged) {
        this.forged = forged;
    }

    @Override
    public String name() {
        return "out of the forge";
    }

    @Override
    public byte[] manifest() {
        return forged.manifestBytes();
    }

    @Override
    public byte[] signature() {
        return forged.signatureBytes();
    }

    @Override
    public Optional<AssetContent> asset(String assetPath) {
        return forged.assets().stream()
                .filter(asset -> asset.assetPath().equals(assetPath))
                .findFirst()
                .map(AssetOfTheForge::new);
    }

    private record AssetOfTheForge(ForgedAsset asset) implements AssetContent {

        @Override
        public long length() {
            return asset.size();
        }

        @Override
        public Sha256 sha256() {
            return asset.sha256();
        }

        @Override
        public InputStream open(long first) {
            return asset.openAt(first);
        }
    }
}
