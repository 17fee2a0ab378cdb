package io.stoa.packagestore.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.StagedPackage;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A store without any room. */
record FullStore(PackageStore real) implements PackageStore {

    @Override
    public StagedPackage stage(String ingestionId, AppleItemId app) {
        return new FullFolder(real.stage(ingestionId, app));
    }

    @Override
    public Optional<StoredAsset> find(AppleItemId app, String publicId) {
        return real.find(app, publicId);
    }

    @Override
    public AssetBytes open(AppleItemId app, String publicId) {
        return real.open(app, publicId);
    }

    @Override
    public Stream<StockedAsset> stock() {
        return real.stock();
    }

    @Override
    public void remove(AppleItemId app, String publicId) {
        real.remove(app, publicId);
    }

    @Override
    public void sweep(Instant before) {
        real.sweep(before);
    }

    @Override
    public String place() {
        return real.place();
    }

    private record FullFolder(StagedPackage real) implements StagedPackage {

        @Override
        public FileChannel write(String publicId) {
            return real.write(publicId);
        }

        @Override
        public void promote(String publicId, Sha256 sha256) {
            real.promote(publicId, sha256);
        }

        @Override
        public void discard(String publicId) {
            real.discard(publicId);
        }

        @Override
        public long freeSpace() {
            return 6_599;
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
