package io.stoa.cli.torture.play;

import io.stoa.packageformat.Sha256;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.appstoreconnect.catalog.AssetContent;
import io.stoa.simulator.appstoreconnect.catalog.ForgedSource;
import io.stoa.simulator.appstoreconnect.catalog.PackageSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A package out of the forge whose assets leave under the eyes of a tap. */
final class TappedPackage implements PackageSource {

    private final ForgedSource source;
    private final String packageVersionId;
    private final DownloadTap tap;

    TappedPackage(ForgedPackage forged, String packageVersionId, DownloadTap tap) {
        this.source = new ForgedSource(forged);
        this.packageVersionId = packageVersionId;
        this.tap = tap;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public byte[] manifest() {
        return source.manifest();
    }

    @Override
    public byte[] signature() {
        return source.signature();
    }

    @Override
    public Optional<AssetContent> asset(String assetPath) {
        return source.asset(assetPath).map(Tapped::new);
    }

    private final class Tapped implements AssetContent {

        private final AssetContent content;

        Tapped(AssetContent content) {
            this.content = content;
        }

        @Override
        public long length() {
            return content.length();
        }

        @Override
        public Sha256 sha256() {
            return content.sha256();
        }

        @Override
        public InputStream open(long first) throws IOException {
            return tap.watch(packageVersionId, content.open(first), length() - first);
        }
    }
}
