package io.stoa.packagestore.service;

import io.stoa.connect.AppStoreConnect;
import io.stoa.connect.AssetLink;
import io.stoa.outbound.Outbound;
import io.stoa.outbound.Outbound.Answer;
import io.stoa.outbound.Outbound.Destination;
import io.stoa.packageformat.Asset;
import io.stoa.packageformat.AssetDigests;
import io.stoa.packageformat.Delta;
import io.stoa.packagestore.service.AssetDownloads.Order;
import io.stoa.packagestore.service.AssetDownloads.Place;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/**
 * Brings one asset to its staged place, over as many connections and links as it takes. What came stays, whatever
 * breaks; it is only continued by the very same file.
 */
@ApplicationScoped
public class AssetFetch {

    @Inject
    Outbound outbound;

    @Inject
    AppStoreConnect connect;

    @Inject
    TransferWatch watch;

    /** How one request ended. */
    private enum Outcome {
        /** The server has no more: whether this is the asset is for the digests to say. */
        ENDED,
        /** Something is still missing. */
        BROKEN_OFF,
        /** Another file, or another place in it: the next request is for the whole. */
        STARTED_OVER,
        LINK_EXPIRED
    }

    /** @return the digests of all bytes of the asset, of which at most one is too many */
    AssetDigests fetch(Order order, Place place) {
        try (StagedAsset staged = StagedAsset.open(order.asset(), place)) {
            Patience patience = new Patience(order.asset(), staged.length());
            AssetLink link = order.link();
            while (!staged.isWhole()) {
                place.refuseWhenAbandoned();
                Outcome outcome = request(link, staged, order, place);
                if (outcome == Outcome.ENDED) {
                    break;
                } else if (outcome == Outcome.LINK_EXPIRED) {
                    patience.linkExpired(staged.length());
                    link = connect.freshAsset(link.publicId(), order.asset() instanceof Delta);
                } else if (outcome == Outcome.BROKEN_OFF) {
                    patience.brokeOff(staged.length());
                }
            }
            return staged.finish();
        }
    }

    private Outcome request(AssetLink link, StagedAsset staged, Order order, Place place) {
        try (Answer answer = outbound.get(Destination.PACKAGE_DOWNLOAD, link.url(), staged.headers());
                Watched watched = watch.over(answer, place.progress())) {
            try {
                return take(answer, staged, order.asset(), watched);
            } catch (IOException broken) {
                place.refuseWhenAbandoned();
                watched.refuseWhenGivenUp(order.asset().assetPath(), broken);
                return Outcome.BROKEN_OFF;
            }
        }
    }

    private static Outcome take(Answer answer, StagedAsset staged, Asset asset, Watched watched) throws IOException {
        boolean asksForRest = !staged.headers().isEmpty();
        return switch (answer.status()) {
            case 200 -> begin(answer, staged, asset, watched);
            case 206 ->
                asksForRest
                        ? goOn(answer, staged, asset, watched)
                        : refused(asset, "brought a part of what was asked for as a whole");
            case 403, 410 -> Outcome.LINK_EXPIRED;
            case 416 -> asksForRest ? startOver(staged) : refused(asset, "answered 416");
            default -> refused(asset, "answered " + answer.status());
        };
    }

    // also where a part was asked for: the server does not know ranges, or its file is another one by now
    private static Outcome begin(Answer answer, StagedAsset staged, Asset asset, Watched watched) throws IOException {
        ServedBytes served = ServedBytes.of(answer);
        staged.beginWith(served);
        staged.take(answer, watched);
        boolean ended = staged.isWhole() || served.isOfOtherLengthThan(asset.compressedSize());
        return ended ? Outcome.ENDED : Outcome.BROKEN_OFF;
    }

    private static Outcome goOn(Answer answer, StagedAsset staged, Asset asset, Watched watched) throws IOException {
        if (!staged.isContinuedBy(ServedBytes.of(answer))) {
            return startOver(staged);
        }
        staged.take(answer, watched);
        return staged.isWhole() ? Outcome.ENDED : Outcome.BROKEN_OFF;
    }

    private static Outcome startOver(StagedAsset staged) {
        staged.startOver();
        return Outcome.STARTED_OVER;
    }

    private static Outcome refused(Asset asset, String what) {
        throw new RetryableFailure(
                FailureCode.DOWNLOAD_INTERRUPTED, "The download of " + asset.assetPath() + " " + what + ".");
    }
}
