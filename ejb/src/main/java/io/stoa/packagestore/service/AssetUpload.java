package io.stoa.packagestore.service;

import io.stoa.apple.Sha256;
import io.stoa.packageformat.Asset;
import io.stoa.packageformat.AssetDigests;
import io.stoa.packageformat.AssetVerdict;
import io.stoa.packagestore.AssemblyProgress;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.PackageStore.StoredAsset;
import io.stoa.packagestore.StagedPackage;
import io.stoa.packagestore.service.AssetDownloads.Place;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.PackageRejected;
import io.stoa.problem.RetryableFailure;
import io.stoa.row.RowId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Takes an asset that somebody sends: streamed to staging, hashed in the same pass, judged, and only then made visible.
 * Wrong bytes leave nothing behind. Each transfer is staged for itself, so two of one asset do not meet.
 */
@ApplicationScoped
public class AssetUpload {

    private static final double HEAD_ROOM = 1.1;

    @Inject
    PackageStore store;

    /** The assets that are not held yet, in the manifest's order. */
    public List<Asset> missing(ProvenManifest proven) {
        return proven.manifest().assets().stream()
                .filter(asset -> !isHeld(proven, asset))
                .toList();
    }

    /**
     * Takes the bytes of one asset. Of one that is held nothing is read.
     *
     * @param body closed by the caller
     * @throws PackageRejected      with {@code PACKAGE_REFUSED} when they are not what the package signs
     * @throws MarketplaceException with {@code MALFORMED_REQUEST} when the body breaks off
     */
    public void take(ProvenManifest proven, Asset asset, InputStream body) {
        if (isHeld(proven, asset)) {
            return;
        }
        try (StagedPackage staged = store.stage(RowId.next() + "-1", proven.app())) {
            requireRoom(asset, staged);
            take(asset, new Place(proven.app(), staged, proven.verifier(), new Unwatched()), body);
        }
    }

    private boolean isHeld(ProvenManifest proven, Asset asset) {
        return store.find(proven.app(), asset.publicId())
                .map(known -> requireTheSame(proven, asset, known))
                .isPresent();
    }

    private static StoredAsset requireTheSame(ProvenManifest proven, Asset asset, StoredAsset known) {
        if (!proven.verifier()
                .agrees(
                        asset,
                        known.size(),
                        new io.stoa.packageformat.Sha256(known.sha256().hex()))) {
            throw AssetDownload.changed(asset);
        }
        return known;
    }

    private static void requireRoom(Asset asset, StagedPackage staged) {
        if (staged.freeSpace() < asset.compressedSize() * HEAD_ROOM) {
            throw new RetryableFailure(
                    FailureCode.NO_SPACE,
                    "The asset has " + asset.compressedSize() + " bytes, and the store has less left. Free some.");
        }
    }

    private static void take(Asset asset, Place place, InputStream body) {
        AssetDigests received = receive(asset, place, body);
        AssetVerdict verdict = place.verifier().verify(asset, received);
        if (!verdict.accepted()) {
            throw AssetDownload.rejection(verdict);
        }
        place.staged().promote(asset.publicId(), new Sha256(received.sha256().hex()));
    }

    private static AssetDigests receive(Asset asset, Place place, InputStream body) {
        try (StagedAsset staged = StagedAsset.open(asset, place)) {
            try {
                staged.take(body, read -> {});
            } catch (IOException brokenOff) {
                throw new MarketplaceException(
                        FailureCode.MALFORMED_REQUEST,
                        "The request broke off after " + staged.length() + " bytes. Send the asset again.",
                        brokenOff);
            }
            return staged.finish();
        }
    }

    /** Who sends knows how far it is. */
    private static final class Unwatched implements AssemblyProgress {

        @Override
        public void readingManifest() {
            // it was read when the import was begun
        }

        @Override
        public void downloading(long bytes, int assets) {
            // nobody watches
        }

        @Override
        public void downloaded(long bytes) {
            // nobody watches
        }

        @Override
        public void completed() {
            // nobody watches
        }

        @Override
        public void abandon() {
            // nobody else has it
        }

        @Override
        public boolean isAbandoned() {
            return false;
        }
    }
}
