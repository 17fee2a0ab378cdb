package io.stoa.packagestore.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.VerifiedPackage;
import io.stoa.catalog.VerifiedPackage.HeldAsset;
import io.stoa.connect.AppStoreConnect;
import io.stoa.connect.AssetLink;
import io.stoa.connect.PackageVersionLink;
import io.stoa.packageformat.Asset;
import io.stoa.packageformat.Delta;
import io.stoa.packagestore.AssemblyProgress;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.StagedPackage;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import io.stoa.problem.RetryableFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Assembles a package version: reads and verifies its manifest, gets every asset, and hands on a package of which every
 * byte was verified. Bytes move here, so no transaction may be open.
 */
@ApplicationScoped
public class PackageAssembler {

    @Inject
    AppStoreConnect connect;

    @Inject
    ArchiveDownload archives;

    @Inject
    AssetDownloads downloads;

    @Inject
    PackageStore store;

    @Inject
    PackageSettings settings;

    /**
     * Gets and verifies everything the package version lists.
     *
     * @param attempt  names this attempt at the ingestion, as {@link PackageStore#stage} wants it
     * @param expected the app the version was announced for, where it was
     * @throws PackageRejected                        when it cannot be accepted, however often it is tried
     * @throws io.stoa.problem.RetryableFailure when something it needs is away
     */
    public VerifiedPackage assemble(
            String attempt, PackageVersionId id, Optional<AppleItemId> expected, AssemblyProgress progress) {
        progress.readingManifest();
        PackageVersionLink link = current(connect.packageVersion(id));
        ProvenManifest proven = ProvenManifest.of(archives.fetch(link, progress), settings, expected);
        begin(proven, progress);
        Map<String, AssetLink> links = connect.assets(link.id());
        List<HeldAsset> held = download(attempt, proven, asset -> linkOf(asset, links), progress);
        return proven.asPackage(link.id(), link.packageId(), link.number(), held);
    }

    /**
     * Assembles a package whose files were handed over. What is held is not fetched; each asset's key blob is, by its
     * {@code publicId}, and an asset that was lost since it came.
     */
    public VerifiedPackage assemble(String attempt, HandedOver files, AssemblyProgress progress) {
        progress.readingManifest();
        ProvenManifest proven = ProvenManifest.of(files.content(), settings, Optional.of(files.app()));
        begin(proven, progress);
        List<HeldAsset> held = download(attempt, proven, this::freshLinkOf, progress);
        return proven.asPackage(files.id(), files.packageId(), OptionalLong.empty(), held);
    }

    // a version that was replaced before we came for it: what replaced it is what devices shall have
    private PackageVersionLink current(PackageVersionLink announced) {
        return announced.isReplaced()
                ? connect.packageVersion(connect.newestCompletedVersion(announced.packageId()))
                : announced;
    }

    private static void begin(ProvenManifest proven, AssemblyProgress progress) {
        List<Asset> assets = proven.manifest().assets();
        progress.downloading(assets.stream().mapToLong(Asset::compressedSize).sum(), assets.size());
    }

    private List<HeldAsset> download(
            String attempt, ProvenManifest proven, Function<Asset, AssetLink> links, AssemblyProgress progress) {
        List<AssetDownloads.Order> orders = proven.manifest().assets().stream()
                .map(asset -> new AssetDownloads.Order(asset, links.apply(asset)))
                .toList();
        try (StagedPackage staged = store.stage(attempt, proven.app())) {
            Room.require(proven.manifest(), proven.app(), store, staged);
            return carryOut(orders, new AssetDownloads.Place(proven.app(), staged, proven.verifier(), progress));
        }
    }

    // nobody will come back for the parts of a package that is whole, or refused: an earlier attempt may have left
    // one of an asset that another ingestion brought meanwhile
    private List<HeldAsset> carryOut(List<AssetDownloads.Order> orders, AssetDownloads.Place place) {
        try {
            List<HeldAsset> held = downloads.carryOut(orders, place);
            place.staged().discard();
            return held;
        } catch (PackageRejected refused) {
            place.staged().discard();
            throw refused;
        }
    }

    private static AssetLink linkOf(Asset asset, Map<String, AssetLink> links) {
        return Optional.ofNullable(links.get(asset.publicId().toLowerCase(Locale.ROOT)))
                .filter(link -> link.keyBlob().isPresent())
                .orElseThrow(() -> noKeyBlob(asset));
    }

    private AssetLink freshLinkOf(Asset asset) {
        AssetLink link = connect.freshAsset(asset.publicId().toLowerCase(Locale.ROOT), asset instanceof Delta);
        if (link.keyBlob().isEmpty()) {
            throw noKeyBlob(asset);
        }
        return link;
    }

    private static RetryableFailure noKeyBlob(Asset asset) {
        return new RetryableFailure(
                FailureCode.KEY_BLOB_MISSING,
                "App Store Connect gives no key blob for " + asset.assetPath()
                        + " yet; without it no licence could be issued.");
    }
}
