package io.stoa.packagestore.service;

import io.stoa.apple.Sha256;
import io.stoa.catalog.VerifiedPackage.HeldAsset;
import io.stoa.connect.AppStoreConnect;
import io.stoa.connect.AssetLink;
import io.stoa.outbound.Outbound;
import io.stoa.outbound.Outbound.Answer;
import io.stoa.outbound.Outbound.Destination;
import io.stoa.packageformat.Asset;
import io.stoa.packageformat.AssetDigester;
import io.stoa.packageformat.AssetDigests;
import io.stoa.packageformat.AssetVerdict;
import io.stoa.packageformat.Delta;
import io.stoa.packageformat.Severity;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.PackageStore.StoredAsset;
import io.stoa.packagestore.service.AssetDownloads.Order;
import io.stoa.packagestore.service.AssetDownloads.Place;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import io.stoa.problem.RetryableFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.Optional;

/** Gets one asset: streamed to staging, hashed in the same pass, judged, and only then made visible. */
@ApplicationScoped
public class AssetDownload {

    private static final int BUFFER = 256 * 1024;
    private static final int TRIES = 3;

    @Inject
    Outbound outbound;

    @Inject
    AppStoreConnect connect;

    @Inject
    PackageStore store;

    HeldAsset carryOut(Order order, Place place) {
        Asset asset = order.asset();
        Sha256 digest = held(asset, place).orElseGet(() -> download(order, place));
        place.progress().completed();
        return new HeldAsset(
                asset.publicId(),
                asset.assetPath(),
                asset.compressedSize(),
                digest,
                order.link().keyBlob().orElseThrow());
    }

    // a later revision lists the assets of the earlier ones: the same id has the same bytes, and the signature proves
    // it
    private Optional<Sha256> held(Asset asset, Place place) {
        Optional<StoredAsset> stored = store.find(place.app(), asset.publicId());
        stored.ifPresent(known -> {
            if (!place.verifier()
                    .agrees(
                            asset,
                            known.size(),
                            new io.stoa.packageformat.Sha256(known.sha256().hex()))) {
                throw new PackageRejected(
                        FailureCode.ASSET_CHANGED,
                        asset.assetPath() + " is held with other bytes than this package version signs."
                                + " Apple never changes an asset: ask where this package comes from.");
            }
            place.progress().downloaded(known.size());
        });
        return stored.map(StoredAsset::sha256);
    }

    private Sha256 download(Order order, Place place) {
        AssetLink link = order.link();
        for (int attempt = 1; ; attempt++) {
            Optional<AssetDigests> received = receive(order.asset(), link, place);
            if (received.isEmpty()) {
                refuseAfterLast(attempt, expired(order.asset()));
                link = connect.freshAsset(link.publicId(), order.asset() instanceof Delta);
                continue;
            }
            AssetVerdict verdict = judge(order, received.get(), place);
            if (verdict.accepted()) {
                Sha256 digest = new Sha256(received.get().sha256().hex());
                place.staged().promote(order.asset().publicId(), digest);
                return digest;
            }
            place.progress().downloaded(-received.get().length());
            place.staged().discard(order.asset().publicId());
            refuseAfterLast(attempt, rejection(verdict));
        }
    }

    private static void refuseAfterLast(int attempt, RuntimeException refusal) {
        if (attempt >= TRIES) {
            throw refusal;
        }
    }

    /** The digests of what came; empty when the link has expired. */
    private Optional<AssetDigests> receive(Asset asset, AssetLink link, Place place) {
        refuseWhenAbandoned(place);
        try (Answer answer = outbound.get(Destination.PACKAGE_DOWNLOAD, link.url(), Map.of())) {
            if (answer.status() == 403 || answer.status() == 410) {
                return Optional.empty();
            }
            if (answer.status() != 200) {
                throw interrupted(asset, "answered " + answer.status(), null);
            }
            return Optional.of(copy(asset, answer.body(), place));
        } catch (IOException broken) {
            throw interrupted(asset, "broke off", broken);
        }
    }

    // the digester stops one byte beyond the promised size, so endless data is never written
    private static AssetDigests copy(Asset asset, InputStream body, Place place) throws IOException {
        AssetDigester digester = AssetDigester.of(asset);
        byte[] buffer = new byte[BUFFER];
        try (FileChannel staged = place.staged().write(asset.publicId())) {
            for (int read = body.read(buffer); read >= 0 && !digester.overrun(); read = body.read(buffer)) {
                refuseWhenAbandoned(place);
                digester.update(buffer, 0, read);
                writeAll(staged, ByteBuffer.wrap(buffer, 0, read));
                place.progress().downloaded(read);
            }
        }
        return digester.finish();
    }

    // the store's failure, not the network's: whoever mends it must look at the disk
    private static void writeAll(FileChannel channel, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException unwritable) {
            throw new RetryableFailure(
                    FailureCode.STORAGE_UNAVAILABLE,
                    "The package store takes no more bytes: look at the disk of the data directory.",
                    unwritable);
        }
    }

    private static void refuseWhenAbandoned(Place place) {
        if (place.progress().isAbandoned()) {
            throw new RetryableFailure(FailureCode.LEASE_LOST, "The ingestion was taken over or has failed elsewhere.");
        }
    }

    private static AssetVerdict judge(Order order, AssetDigests digests, Place place) {
        return order.link()
                .fileChecksum()
                .map(checksum -> place.verifier().verify(order.asset(), digests, checksum))
                .orElseGet(() -> place.verifier().verify(order.asset(), digests));
    }

    private static PackageRejected rejection(AssetVerdict verdict) {
        String why = verdict.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .findFirst()
                .map(finding -> finding.code().code() + ": " + finding.sentence())
                .orElse("");
        return new PackageRejected(FailureCode.PACKAGE_REFUSED, verdict.asset().assetPath() + " " + why);
    }

    private static RetryableFailure expired(Asset asset) {
        return new RetryableFailure(
                FailureCode.DOWNLOAD_URL_EXPIRED, "The links for " + asset.assetPath() + " expire before they answer.");
    }

    private static RetryableFailure interrupted(Asset asset, String what, IOException cause) {
        return new RetryableFailure(
                FailureCode.DOWNLOAD_INTERRUPTED, "The download of " + asset.assetPath() + " " + what + ".", cause);
    }
}
