package io.stoa.packagestore.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.VerifiedPackage;
import io.stoa.connect.AppStoreConnect;
import io.stoa.connect.AssetLink;
import io.stoa.connect.PackageVersionLink;
import io.stoa.ingestion.IngestionProgress;
import io.stoa.outbound.Outbound;
import io.stoa.packageformat.SignaturePolicy;
import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.StagedPackage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A package version of which only the archive is there: whoever asks for its assets or opens the store fails. */
final class OfferedArchive {

    private static final PackageVersionId ID = new PackageVersionId("0f2c7a3e-6d51-4b8f-9a77-2f4f0c9e1d20");

    private final PackageAssembler assembler = new PackageAssembler();
    private final IngestionProgress progress = new IngestionProgress();

    private OfferedArchive(InputStream body, Optional<String> fileChecksum) {
        assembler.connect = new NothingButTheArchive(fileChecksum);
        assembler.archives = new ArchiveDownload();
        assembler.archives.outbound = new ArchiveHost(body);
        assembler.store = new ClosedStore();
        assembler.settings = new PackageSettings();
        assembler.settings.trustAnchorsFile = Optional.empty();
        assembler.settings.signaturePolicy = SignaturePolicy.REQUIRE.name();
        assembler.settings.load();
        assembler.archives.watch = AssemblyHall.watch(assembler.settings);
    }

    static OfferedArchive of(byte[] zip) {
        return of(new ByteArrayInputStream(zip), Optional.empty());
    }

    static OfferedArchive of(InputStream body, Optional<String> fileChecksum) {
        return new OfferedArchive(body, fileChecksum);
    }

    OfferedArchive trusting(Path rootPem) {
        assembler.settings.trustAnchorsFile = Optional.of(rootPem.toString());
        assembler.settings.load();
        return this;
    }

    VerifiedPackage assemble() {
        return assembler.assemble("job-1", ID, Optional.empty(), progress);
    }

    long bytesDone() {
        return progress.read().bytesDone();
    }

    private record NothingButTheArchive(Optional<String> fileChecksum) implements AppStoreConnect {

        @Override
        public PackageVersionId newestCompletedVersion(PackageId packageId) {
            throw new AssertionError("asked for other versions");
        }

        @Override
        public PackageVersionLink packageVersion(PackageVersionId id) {
            PackageId packageId = new PackageId("7c1d1a34-91d3-4a3e-8d7e-0a6f5b1f2c01");
            return new PackageVersionLink(
                    id,
                    packageId,
                    "COMPLETED",
                    OptionalLong.empty(),
                    URI.create("https://a.example/zip"),
                    fileChecksum);
        }

        @Override
        public Map<String, AssetLink> assets(PackageVersionId id) {
            throw new AssertionError("asked for assets of an archive nobody could read");
        }

        @Override
        public AssetLink freshAsset(String publicId, boolean delta) {
            throw new AssertionError("asked for an asset of an archive nobody could read");
        }
    }

    private static final class ClosedStore implements PackageStore {

        @Override
        public StagedPackage stage(String attempt, AppleItemId app) {
            throw new AssertionError("staged something of a refused archive");
        }

        @Override
        public Optional<StoredAsset> find(AppleItemId app, String publicId) {
            throw new AssertionError("looked into the store for a refused archive");
        }

        @Override
        public AssetBytes open(AppleItemId app, String publicId) {
            throw new AssertionError("opened the store for a refused archive");
        }

        @Override
        public Stream<StockedAsset> stock() {
            throw new AssertionError("listed the store for a refused archive");
        }

        @Override
        public void remove(AppleItemId app, String publicId) {
            throw new AssertionError("removed something for a refused archive");
        }

        @Override
        public void sweep(Instant before) {
            throw new AssertionError("swept the store for a refused archive");
        }

        @Override
        public String place() {
            throw new AssertionError("asked where the store is for a refused archive");
        }
    }

    private record ArchiveHost(InputStream body) implements Outbound {

        @Override
        public Answer get(Destination destination, URI uri, Map<String, String> headers) {
            return new Body(body);
        }

        @Override
        public Answer post(Destination destination, URI uri, Map<String, String> headers, byte[] json) {
            throw new AssertionError("something was posted for an archive");
        }
    }

    private record Body(InputStream body) implements Outbound.Answer {

        @Override
        public int status() {
            return 200;
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> date() {
            return Optional.empty();
        }

        @Override
        public void close() {
            // the body is in memory
        }
    }
}
