package io.stoa.packagestore.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.VerifiedPackage;
import io.stoa.connect.AppStoreConnect;
import io.stoa.connect.AssetLink;
import io.stoa.connect.PackageVersionLink;
import io.stoa.connect.http.ConnectedSimulator;
import io.stoa.ingestion.IngestionProgress;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.file.Stores;
import io.stoa.simulator.appstoreconnect.Settings;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** An assembler with everything around it: App Store Connect simulated, a store in a folder, a trusted authority. */
final class AssemblyHall implements AutoCloseable {

    static final TestAuthority APPLE = TestAuthority.create();

    final IngestionProgress progress = new IngestionProgress();
    final ConnectedSimulator connected;
    final PackageStore store;

    /** What App Store Connect says about an asset, changed by a test. */
    UnaryOperator<AssetLink> link = UnaryOperator.identity();

    /** What happens after the links were given out. */
    Runnable linked = () -> {};

    /** The store as the assembler sees it. */
    PackageStore seenStore;

    private final Path data;
    private final AssetDownloads downloads;
    private final AppStoreConnect appStoreConnect;

    private AssemblyHall(Path data, UnaryOperator<Settings> setUp) {
        this.data = data;
        connected = ConnectedSimulator.start(data, setUp);
        appStoreConnect = new WatchedConnect(connected.appStoreConnect());
        store = Stores.at(data);
        seenStore = store;
        downloads = new AssetDownloads();
    }

    static AssemblyHall in(Path data) {
        return in(data, settings -> settings);
    }

    static AssemblyHall in(Path data, UnaryOperator<Settings> setUp) {
        return new AssemblyHall(data, setUp);
    }

    PackageVersion add(ForgedPackage forged) {
        return connected.simulator().addPackage(forged);
    }

    VerifiedPackage assemble(PackageVersion offered) {
        return assemble(offered, Optional.of(new AppleItemId(Long.parseLong(offered.appleItemId()))));
    }

    VerifiedPackage assemble(PackageVersion offered, Optional<AppleItemId> expected) {
        return assemble(new PackageVersionId(offered.id()), expected);
    }

    VerifiedPackage assemble(PackageVersionId id, Optional<AppleItemId> expected) {
        try {
            return assembler().assemble("job-1", id, expected, progress);
        } finally {
            downloads.close();
        }
    }

    /** The bytes of an asset as a device would be served them. */
    byte[] served(AppleItemId app, String publicId) {
        try (AssetBytes bytes = store.open(app, publicId)) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            bytes.copyTo(all, 0, bytes.size());
            return all.toByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Requests for assets; the one for the archive is not counted. */
    long assetsDownloaded() {
        return connected.simulator().downloadRequests().stream()
                .filter(request -> request.path().endsWith(".ipa"))
                .count();
    }

    private PackageAssembler assembler() {
        PackageAssembler assembler = new PackageAssembler();
        assembler.settings = settings();
        assembler.connect = appStoreConnect;
        assembler.archives = new ArchiveDownload();
        assembler.archives.outbound = connected.outbound();
        assembler.archives.watch = watch(assembler.settings);
        assembler.store = seenStore;
        assembler.downloads = downloads;
        downloads.settings = assembler.settings;
        downloads.threads = new PlainThreads();
        downloads.download = new AssetDownload();
        downloads.download.store = seenStore;
        downloads.download.fetch = new AssetFetch();
        downloads.download.fetch.outbound = connected.outbound();
        downloads.download.fetch.connect = appStoreConnect;
        downloads.download.fetch.watch = assembler.archives.watch;
        downloads.open();
        return assembler;
    }

    static TransferWatch watch(PackageSettings settings) {
        TransferWatch watch = new TransferWatch();
        watch.settings = settings;
        watch.ticker = () -> 0;
        return watch;
    }

    private PackageSettings settings() {
        try {
            PackageSettings settings = new PackageSettings();
            settings.trustAnchorsFile =
                    Optional.of(APPLE.writeRootPem(data.resolve("root.pem")).toString());
            settings.signaturePolicy = "require";
            settings.parallelDownloads = 3;
            settings.parallelDownloadsPerJob = 3;
            settings.parallelDownloadsPerHost = 3;
            settings.slowestDownload = 60_000;
            settings.idleTimeout = Duration.ofSeconds(60);
            settings.load();
            return settings;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        connected.close();
    }

    /** App Store Connect, with what a test has it say otherwise. */
    private final class WatchedConnect implements AppStoreConnect {

        private final AppStoreConnect real;

        WatchedConnect(AppStoreConnect real) {
            this.real = real;
        }

        @Override
        public PackageVersionId newestCompletedVersion(PackageId packageId) {
            return real.newestCompletedVersion(packageId);
        }

        @Override
        public PackageVersionLink packageVersion(PackageVersionId id) {
            return real.packageVersion(id);
        }

        @Override
        public Map<String, AssetLink> assets(PackageVersionId id) {
            Map<String, AssetLink> assets = real.assets(id).values().stream()
                    .map(link)
                    .collect(Collectors.toMap(AssetLink::publicId, asset -> asset));
            linked.run();
            return assets;
        }

        @Override
        public AssetLink freshAsset(String publicId, boolean delta) {
            AssetLink fresh = link.apply(real.freshAsset(publicId, delta));
            linked.run();
            return fresh;
        }
    }

    /** Threads without a server around them. */
    private static final class PlainThreads implements ManagedThreadFactory {

        @Override
        public Thread newThread(Runnable work) {
            return new Thread(work, "download");
        }

        @Override
        public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
            throw new UnsupportedOperationException("downloads run in a pool of plain threads");
        }
    }
}
