package io.stoa.packagestore.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.connect.AppStoreConnect;
import io.stoa.connect.AssetLink;
import io.stoa.connect.PackageVersionLink;
import io.stoa.ingestion.IngestionProgress;
import io.stoa.packageformat.AssetVerifier;
import io.stoa.packageformat.forge.ForgedAsset;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.StagedPackage;
import io.stoa.packagestore.file.Stores;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** One asset, the host that has it, and the store it goes to: a download without a package around it. */
final class FetchBench {

    static final AppleItemId KITE = new AppleItemId(6700012345L);

    final ForgedPackage forged;
    final ForgedAsset asset;
    final DownloadHost host;
    final PackageStore store;
    final AtomicLong seconds = new AtomicLong();
    final TransferWatch watch = new TransferWatch();
    final AssetDownload download = new AssetDownload();
    IngestionProgress progress = new IngestionProgress();

    FetchBench(Path data, long size) {
        forged = PackageForge.with(AssemblyHall.APPLE)
                .variants(1, size)
                .chunkSize(Math.max(1, size / 7))
                .forge();
        asset = forged.assets().get(0);
        host = new DownloadHost(asset);
        store = Stores.at(data);
        watch.settings = new PackageSettings();
        watch.settings.idleTimeout = Duration.ofSeconds(60);
        watch.settings.slowestDownload = 6_000;
        watch.ticker = () -> Duration.ofSeconds(seconds.get()).toNanos();
        download.store = store;
        download.fetch = new AssetFetch();
        download.fetch.outbound = host;
        download.fetch.connect = new FreshLinks();
        download.fetch.watch = watch;
    }

    /** One attempt, from staging to its end, however it ends. */
    void attempt(int number) {
        progress = new IngestionProgress();
        try (StagedPackage staged = store.stage("job-" + number, KITE)) {
            attempt(staged);
        }
    }

    void attempt(StagedPackage staged) {
        AssetVerifier verifier = new AssetVerifier(forged.manifest(), Optional.empty());
        download.carryOut(
                new AssetDownloads.Order(asset.asset(), link(0)),
                new AssetDownloads.Place(KITE, staged, verifier, progress));
    }

    private AssetLink link(int number) {
        return new AssetLink(
                asset.publicId(),
                URI.create("https://cdn.example/" + number + ".ipa"),
                Optional.of(new byte[] {1}),
                Optional.of(asset.sha256().hex()));
    }

    /** App Store Connect, of which a download needs nothing but another link. */
    private final class FreshLinks implements AppStoreConnect {

        private int given;

        @Override
        public AssetLink freshAsset(String publicId, boolean delta) {
            return link(++given);
        }

        @Override
        public PackageVersionId newestCompletedVersion(PackageId packageId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PackageVersionLink packageVersion(PackageVersionId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, AssetLink> assets(PackageVersionId id) {
            throw new UnsupportedOperationException();
        }
    }
}
