package io.stoa.packagestore.object;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Connects to the configured bucket, and to nothing else: no profile file, no environment, no metadata service is asked. */
final class BucketConnection {

    private static final Logger LOG = System.getLogger(BucketConnection.class.getName());

    private static final int SERVERS_OWN_FAILURE = 500;

    private BucketConnection() {}

    /** @throws io.stoa.problem.MarketplaceException when the settings cannot work; a bucket that is away may come back */
    static Bucket open(ObjectStoreSettings settings) {
        Bucket bucket = new Bucket(client(settings), settings.bucket(), settings.prefix());
        try {
            bucket.client().headBucket(request -> request.bucket(bucket.name()));
        } catch (S3Exception refused) {
            if (refused.statusCode() < SERVERS_OWN_FAILURE) {
                bucket.client().close();
                throw ObjectStoreSettings.refused(sentence(refused.statusCode(), bucket.name()));
            }
            warn(bucket, refused);
        } catch (SdkException away) {
            warn(bucket, away);
        }
        return bucket;
    }

    private static void warn(Bucket bucket, SdkException away) {
        LOG.log(Level.WARNING, "packagestore.bucket-away bucket={0} reason={1}", bucket.name(), away.getMessage());
    }

    private static S3Client client(ObjectStoreSettings settings) {
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKeyId(), settings.secretAccessKey())))
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                // not every store speaks the newer checksums; what we send carries its own
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(configuration -> configuration.defaultProfileFile(
                        ProfileFile.aggregator().build()))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.connectTimeout())
                        .socketTimeout(settings.idleTimeout()));
        settings.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static String sentence(int status, String bucket) {
        return switch (status) {
            case 404 -> "There is no bucket \"" + bucket + "\": check stoa.packages.s3.bucket and .endpoint.";
            case 401, 403 ->
                "The bucket \"" + bucket + "\" refuses us: check stoa.packages.s3.access-key-id,"
                        + " .secret-access-key-file and what the key may do.";
            case 301, 307, 400 ->
                "The bucket \"" + bucket + "\" answers elsewhere: check stoa.packages.s3.region,"
                        + " .endpoint and .path-style.";
            default ->
                "The bucket \"" + bucket + "\" answers with status " + status
                        + ": check stoa.packages.s3.* and the bucket.";
        };
    }
}
