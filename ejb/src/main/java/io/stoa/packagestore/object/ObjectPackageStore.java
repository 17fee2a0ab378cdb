package io.stoa.packagestore.object;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.AssetNotFound;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.StagedPackage;
import io.stoa.packagestore.file.FilePackageStore;
import io.stoa.packagestore.file.StagingFolders;
import io.stoa.packagestore.service.StoreKind;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Assets as objects of a bucket, each with its digest as metadata. They are staged on the local disk like everywhere:
 * what is sent was verified before.
 */
@ApplicationScoped
@StoreKind("s3")
public class ObjectPackageStore implements PackageStore {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    @Inject
    StagingFolders staging;

    @Inject
    ObjectStoreSettings settings;

    private Bucket bucket;

    @PostConstruct
    void open() {
        bucket = BucketConnection.open(settings);
    }

    @PreDestroy
    void close() {
        bucket.client().close();
    }

    @Override
    public StagedPackage stage(String attempt, AppleItemId app) {
        return staging.stage(attempt, new ObjectKeeper(bucket, app));
    }

    @Override
    public Optional<StoredAsset> find(AppleItemId app, String publicId) {
        // an asset whose digest is not known is not trusted, and downloaded again
        return bucket.head(bucket.key(app, publicId))
                .filter(object -> SHA256.matcher(Bucket.digestOf(object)).matches())
                .map(object -> new StoredAsset(publicId, object.contentLength(), new Sha256(Bucket.digestOf(object))));
    }

    @Override
    public AssetBytes open(AppleItemId app, String publicId) {
        String key = bucket.key(app, publicId);
        return bucket.head(key)
                .map(object -> new ObjectBytes(bucket, key, object.contentLength(), object.eTag()))
                .orElseThrow(AssetNotFound::new);
    }

    @Override
    public Stream<StockedAsset> stock() {
        try {
            return bucket
                    .client()
                    .listObjectsV2Paginator(
                            request -> request.bucket(bucket.name()).prefix(bucket.assets()))
                    .contents()
                    .stream()
                    .flatMap(object -> stocked(object).stream());
        } catch (SdkException away) {
            throw Bucket.unavailable(away);
        }
    }

    // whatever else somebody put there is no asset
    private Optional<StockedAsset> stocked(S3Object object) {
        String[] names = object.key().substring(bucket.assets().length()).split("/", -1);
        return names.length != 2 || !FilePackageStore.isOurSpelling(names[1])
                ? Optional.empty()
                : AppleItemId.parse(names[0])
                        .map(app -> new StockedAsset(app, names[1], object.size(), object.lastModified()));
    }

    @Override
    public void remove(AppleItemId app, String publicId) {
        String key = bucket.key(app, publicId);
        try {
            bucket.client()
                    .deleteObject(request -> request.bucket(bucket.name()).key(key));
        } catch (SdkException away) {
            throw Bucket.unavailable(away);
        }
    }

    @Override
    public void sweep(Instant before) {
        try {
            bucket
                    .client()
                    .listMultipartUploadsPaginator(
                            request -> request.bucket(bucket.name()).prefix(bucket.assets()))
                    .uploads()
                    .stream()
                    .filter(upload -> upload.initiated().isBefore(before))
                    .forEach(this::abort);
        } catch (SdkException away) {
            throw Bucket.unavailable(away);
        }
    }

    private void abort(MultipartUpload upload) {
        bucket.client()
                .abortMultipartUpload(request ->
                        request.bucket(bucket.name()).key(upload.key()).uploadId(upload.uploadId()));
    }

    @Override
    public String place() {
        return "s3://" + bucket.name() + "/" + bucket.assets();
    }
}
