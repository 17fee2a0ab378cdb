package io.stoa.packagestore.object;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.packagestore.file.AssetKeeper;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.exception.SdkException;

/** Sends the verified assets of one app to the bucket. */
record ObjectKeeper(Bucket bucket, AppleItemId app) implements AssetKeeper {

    @Override
    public boolean holds(String publicId) {
        return bucket.head(bucket.key(app, publicId)).isPresent();
    }

    // another job may have sent the same asset, or this one before it was killed: the same bytes are not sent again
    @Override
    public void keep(Path staged, String publicId, Sha256 sha256) throws IOException {
        String key = bucket.key(app, publicId);
        long size = Files.size(staged);
        if (!holds(key, size, sha256)) {
            send(staged, key, sha256);
            if (!holds(key, size, sha256)) {
                throw new RetryableFailure(
                        FailureCode.STORAGE_UNAVAILABLE,
                        "The bucket says of an asset it has just taken that it has another size or digest: look at it.");
            }
        }
        Files.delete(staged);
    }

    private boolean holds(String key, long size, Sha256 sha256) {
        return bucket.head(key)
                .filter(object -> object.contentLength() == size)
                .filter(object -> sha256.hex().equals(Bucket.digestOf(object)))
                .isPresent();
    }

    private void send(Path staged, String key, Sha256 sha256) throws IOException {
        try {
            new Upload(bucket, key, staged).send(sha256);
        } catch (SdkException notTaken) {
            throw Bucket.unavailable(notTaken);
        }
    }
}
