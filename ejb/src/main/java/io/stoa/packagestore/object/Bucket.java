package io.stoa.packagestore.object;

import io.stoa.apple.AppleItemId;
import io.stoa.packagestore.file.FilePackageStore;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket, and how our keys are made: {@code <prefix>assets/<app>/<publicId>}.
 *
 * @param prefix empty, or ending in a slash
 */
record Bucket(S3Client client, String name, String prefix) {

    /** Metadata an object carries: the SHA-256 of its bytes, in hexadecimal digits. */
    static final String SHA256 = "stoa-sha256";

    private static final int NOT_FOUND = 404;

    String assets() {
        return prefix + "assets/";
    }

    String key(AppleItemId app, String publicId) {
        return assets() + app + "/" + FilePackageStore.fileName(publicId);
    }

    /** What the bucket says of an object; empty when there is none. */
    Optional<HeadObjectResponse> head(String key) {
        try {
            return Optional.of(client.headObject(request -> request.bucket(name).key(key)));
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw unavailable(refused);
        } catch (SdkException away) {
            throw unavailable(away);
        }
    }

    static String digestOf(HeadObjectResponse object) {
        return Optional.ofNullable(object.metadata()).orElse(Map.of()).getOrDefault(SHA256, "");
    }

    static RetryableFailure unavailable(SdkException cause) {
        return new RetryableFailure(
                FailureCode.STORAGE_UNAVAILABLE,
                "The bucket of the packages does not answer as it should: look at it, and at stoa.packages.s3.*.",
                cause);
    }
}
