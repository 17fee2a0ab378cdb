package io.stoa.packagestore.service;

import io.stoa.packageformat.Asset;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;

/**
 * How long one attempt bears with the download host: as long as it gets further, and no more than so many times. After
 * that the job waits, and the next attempt goes on from here.
 */
final class Patience {

    static final int CONNECTIONS = 10;
    static final int LINKS = 3;

    private final Asset asset;
    private long furthest;
    private int broken;
    private int expired;

    /** @param from bytes that were there before */
    Patience(Asset asset, long from) {
        this.asset = asset;
        this.furthest = from;
    }

    void brokeOff(long at) {
        broken++;
        if (!gotFurther(at) || broken >= CONNECTIONS) {
            throw new RetryableFailure(
                    FailureCode.DOWNLOAD_INTERRUPTED,
                    "The download of " + asset.assetPath() + " broke off at byte " + at + " of "
                            + asset.compressedSize() + ".");
        }
    }

    void linkExpired(long at) {
        expired = gotFurther(at) ? 1 : expired + 1;
        if (expired >= LINKS) {
            throw new RetryableFailure(
                    FailureCode.DOWNLOAD_URL_EXPIRED,
                    "The links for " + asset.assetPath() + " expire before they answer.");
        }
    }

    private boolean gotFurther(long at) {
        boolean further = at > furthest;
        furthest = Math.max(furthest, at);
        return further;
    }
}
