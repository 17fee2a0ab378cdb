package io.stoa.packagestore.service;

import io.stoa.apple.Sha256;
import io.stoa.catalog.VerifiedPackage.HeldAsset;
import io.stoa.packageformat.Asset;
import io.stoa.packageformat.AssetDigests;
import io.stoa.packageformat.AssetVerdict;
import io.stoa.packageformat.Severity;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.PackageStore.StoredAsset;
import io.stoa.packagestore.service.AssetDownloads.Order;
import io.stoa.packagestore.service.AssetDownloads.Place;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Gets one asset: streamed to staging, hashed in the same pass, judged, and only then made visible. */
@ApplicationScoped
public class AssetDownload {

    private static final int TRIES = 3;

    @Inject
    AssetFetch fetch;

    @Inject
    PackageStore store;

    HeldAsset carryOut(Order order, Place place) {
        place.refuseWhenAbandoned();
        Asset asset = order.asset();
        Proven proven = held(order, place).orElseGet(() -> download(order, place));
        place.progress().completed();
        return new HeldAsset(
                asset.publicId(),
                asset.assetPath(),
                asset.compressedSize(),
                proven.sha256(),
                proven.by(),
                order.link().keyBlob().orElseThrow());
    }

    // a later revision lists the assets of the earlier ones: the same id has the same bytes, and the signature proves
    // it
    private Optional<Proven> held(Order order, Place place) {
        Asset asset = order.asset();
        // one of another length is damaged, and fetched anew
        Optional<StoredAsset> stored =
                store.find(place.app(), asset.publicId()).filter(known -> known.size() == asset.compressedSize());
        stored.ifPresent(known -> {
            if (!place.verifier()
                    .agrees(
                            asset,
                            known.size(),
                            new io.stoa.packageformat.Sha256(known.sha256().hex()))) {
                throw changed(asset);
            }
            place.progress().downloaded(known.size());
        });
        return stored.map(known -> Proven.held(order, known.sha256(), place));
    }

    static PackageRejected changed(Asset asset) {
        return new PackageRejected(
                FailureCode.ASSET_CHANGED,
                asset.assetPath() + " is held with other bytes than this package version signs."
                        + " Apple never changes an asset: ask where this package comes from.");
    }

    private Proven download(Order order, Place place) {
        for (int attempt = 1; ; attempt++) {
            AssetDigests received = fetch.fetch(order, place);
            AssetVerdict verdict = judge(order, received, place);
            if (verdict.accepted()) {
                Sha256 digest = new Sha256(received.sha256().hex());
                place.staged().promote(order.asset().publicId(), digest);
                return Proven.by(digest, verdict);
            }
            place.progress().downloaded(-received.length());
            place.staged().discard(order.asset().publicId());
            refuseAfterLast(attempt, rejection(verdict));
        }
    }

    private static void refuseAfterLast(int attempt, RuntimeException refusal) {
        if (attempt >= TRIES) {
            throw refusal;
        }
    }

    private static AssetVerdict judge(Order order, AssetDigests digests, Place place) {
        return order.link()
                .fileChecksum()
                .map(checksum -> place.verifier().verify(order.asset(), digests, checksum))
                .orElseGet(() -> place.verifier().verify(order.asset(), digests));
    }

    static PackageRejected rejection(AssetVerdict verdict) {
        String why = verdict.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .findFirst()
                .map(finding -> finding.code().code() + ": " + finding.sentence())
                .orElse("");
        return new PackageRejected(FailureCode.PACKAGE_REFUSED, verdict.asset().assetPath() + " " + why);
    }
}
