package io.stoa.packagestore.object;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.Sha256;
import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.StagedPackage;
import io.stoa.packagestore.service.PackageStoreContract;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.RetryableFailure;
import io.stoa.settings.InstallationSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** The store in a bucket, against a server that speaks S3: what every store keeps to, and what only objects do. */
class ObjectPackageStoreTest extends PackageStoreContract {

    private static final int LARGER_THAN_A_PART = 16 * 1024 * 1024 + 5;

    private final String prefix = UUID.randomUUID() + "/";

    @Override
    protected PackageStore open() {
        return opened(settings -> {});
    }

    @AfterEach
    void closeStore() {
        ((ObjectPackageStore) store).close();
    }

    @Test
    void shouldSendAnAssetInParts() throws IOException {
        byte[] large = new byte[LARGER_THAN_A_PART];
        new Random(7).nextBytes(large);
        promote(KITE, ASSET, large);

        ByteArrayOutputStream seam = new ByteArrayOutputStream();
        try (AssetBytes bytes = store.open(KITE, ASSET)) {
            assertEquals(LARGER_THAN_A_PART, bytes.size());
            bytes.copyTo(seam, LARGER_THAN_A_PART - 10, 10);
        }
        assertArrayEquals(Arrays.copyOfRange(large, LARGER_THAN_A_PART - 10, LARGER_THAN_A_PART), seam.toByteArray());
        assertEquals(Sha256.of(large), Sha256.of(read(KITE, ASSET)));
        assertTrue(head().eTag().endsWith("-2\""), head()::eTag);
    }

    @Test
    void shouldNoteTheDigestWithTheObject() {
        promote(KITE, ASSET, BYTES);

        assertEquals(Sha256.of(BYTES).hex(), head().metadata().get("stoa-sha256"));
    }

    @Test
    void shouldNotSendAgainWhatTheBucketHas() {
        promote(KITE, ASSET, BYTES);
        HeadObjectResponse first = head();
        promote(KITE, ASSET, BYTES);

        assertEquals(first.lastModified(), head().lastModified());
        assertEquals(first.eTag(), head().eTag());
    }

    @Test
    void shouldReplaceAnObjectThatIsNotWhatWeVerified() {
        put(Map.of("stoa-sha256", Sha256.of("other").hex()), "other");
        promote(KITE, ASSET, BYTES);

        assertArrayEquals(BYTES, read(KITE, ASSET));
    }

    @Test
    void shouldNotTrustAnObjectWithoutADigest() {
        put(Map.of(), "somebody put this here by hand");

        assertEquals(Optional.empty(), store.find(KITE, ASSET));
    }

    @Test
    void shouldNeverMixTwoObjects() throws IOException {
        promote(KITE, ASSET, BYTES);
        try (AssetBytes reading = store.open(KITE, ASSET)) {
            put(Map.of(), "other bytes");

            assertThrows(IOException.class, () -> readAll(reading));
        }
    }

    @Test
    void shouldBreakOffWithTheReader() throws IOException {
        promote(KITE, ASSET, BYTES);
        try (AssetBytes reading = store.open(KITE, ASSET)) {
            IOException gone = assertThrows(IOException.class, () -> reading.copyTo(new Gone(), 0, BYTES.length));

            assertEquals("gone", gone.getMessage());
        }
    }

    @Test
    void shouldTakeBackAnUploadThatDoesNotSucceed() throws IOException {
        try (StagedPackage staged = store.stage("job-1", KITE)) {
            write(staged, ASSET, BYTES);
            Bucket bucket = bucket();
            Path file = data.resolve("packages/staging/job-1/" + ASSET);
            Upload upload =
                    new Upload(new Bucket(new RefusingParts(bucket.client()), bucket.name(), prefix), key(), file);

            assertThrows(RuntimeException.class, () -> upload.send(Sha256.of(BYTES)));
        }

        assertEquals(0, uploads());
        assertEquals(Optional.empty(), store.find(KITE, ASSET));
    }

    @Test
    void shouldSweepUploadsThatWereNeverFinished() {
        bucket().client().createMultipartUpload(request -> request.bucket(S3Server.BUCKET)
                .key(key()));

        store.sweep(Instant.EPOCH);
        assertEquals(1, uploads());
        store.sweep(FAR_OFF);
        assertEquals(0, uploads());
    }

    @Test
    void shouldTryLaterWhereTheBucketIsAway() {
        ObjectPackageStore away = opened(settings -> settings.endpoint = Optional.of("http://127.0.0.1:1"));

        RetryableFailure failure = assertThrows(RetryableFailure.class, () -> away.find(KITE, ASSET));

        assertEquals(FailureCode.STORAGE_UNAVAILABLE, failure.code());
        assertFalse(failure.sentence().contains("127.0.0.1"));
        away.close();
    }

    @Test
    void shouldRefuseToStartWithoutItsBucket() {
        assertTrue(refusal(settings -> settings.bucket = Optional.of("another")).contains("There is no bucket"));
        assertTrue(refusal(settings -> settings.bucket = Optional.empty()).contains("stoa.packages.s3.bucket"));
        assertTrue(refusal(settings -> settings.accessKeyId = Optional.empty()).contains("access-key-id"));
        assertTrue(refusal(settings -> settings.secretAccessKeyFile = Optional.empty())
                .contains("secret-access-key-file"));
        assertTrue(refusal(settings -> settings.secretAccessKeyFile = Optional.of(data + "/none"))
                .contains("cannot be read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3.example.org", "ftp://s3.example.org", "http://", "http:// x", "file:///etc/passwd"})
    void shouldRefuseToStartWithAnEndpointThatIsNoAddress(String endpoint) {
        assertTrue(
                refusal(settings -> settings.endpoint = Optional.of(endpoint)).contains("stoa.packages.s3.endpoint"));
    }

    private String refusal(Consumer<ObjectStoreSettings> setUp) {
        MarketplaceException refusal = assertThrows(MarketplaceException.class, () -> opened(setUp));
        assertEquals(FailureCode.NOT_CONFIGURED, refusal.code());
        return refusal.sentence();
    }

    private ObjectPackageStore opened(Consumer<ObjectStoreSettings> setUp) {
        ObjectPackageStore opened = new ObjectPackageStore();
        opened.settings = S3Server.running().settings(data, prefix);
        setUp.accept(opened.settings);
        opened.installation = new InstallationSettings() {
            @Override
            public Path dataDirectory() {
                return data;
            }
        };
        opened.open();
        return opened;
    }

    private Bucket bucket() {
        return BucketConnection.open(S3Server.running().settings(data, prefix));
    }

    private String key() {
        return prefix + "assets/" + KITE + "/" + ASSET;
    }

    private HeadObjectResponse head() {
        return bucket().head(key()).orElseThrow();
    }

    private void put(Map<String, String> metadata, String content) {
        bucket().client()
                .putObject(
                        request -> request.bucket(S3Server.BUCKET).key(key()).metadata(metadata),
                        RequestBody.fromString(content));
    }

    private int uploads() {
        return bucket().client()
                .listMultipartUploads(request -> request.bucket(S3Server.BUCKET).prefix(prefix))
                .uploads()
                .size();
    }

    /** A reader that has hung up. */
    private static final class Gone extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            throw new IOException("gone");
        }
    }
}
