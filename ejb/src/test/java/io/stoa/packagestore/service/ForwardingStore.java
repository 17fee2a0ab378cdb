package io.stoa.packagestore.service;

import io.stoa.apple.AppleItemId;
import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.StagedPackage;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A store as it is, but for what a test has fail. */
class ForwardingStore implements PackageStore {

    private final PackageStore real;

    ForwardingStore(PackageStore real) {
        this.real = real;
    }

    @Override
    public StagedPackage stage(String ingestionId, AppleItemId app) {
        return real.stage(ingestionId, app);
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
}
