package io.stoa.packagestore.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.AssetNotFound;
import io.stoa.packagestore.PackageStore.StoredAsset;
import io.stoa.packagestore.StagedPackage;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not promoted is seen by nobody, what is promoted is whole, and no id becomes a path. */
class FilePackageStoreTest {

    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final AppleItemId LAMP = new AppleItemId(6700099999L);
    private static final String ASSET = "0f2c7a3e-6d51-4b8f-9a77-2f4f0c9e1d20";
    private static final byte[] BYTES = "encrypted bytes".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path data;

    private FilePackageStore store;

    @BeforeEach
    void setUp() {
        store = Stores.at(data);
    }

    @Test
    void shouldShowNothingBeforeItIsPromoted() {
        try (StagedPackage staged = store.stage("job-1", KITE)) {
            write(staged, ASSET, BYTES);

            assertEquals(Optional.empty(), store.find(KITE, ASSET));
            assertThrows(AssetNotFound.class, () -> store.open(KITE, ASSET));
        }
    }

    @Test
    void shouldShowWhatIsPromotedWholeAndAtOnce() {
        promote(KITE, ASSET, BYTES);

        assertEquals(Optional.of(new StoredAsset(ASSET, BYTES.length, Sha256.of(BYTES))), store.find(KITE, ASSET));
        assertArrayEquals(BYTES, read(KITE, ASSET));
    }

    @Test
    void shouldFindAnAssetInEitherCaseOfItsId() {
        promote(KITE, ASSET.toUpperCase(Locale.ROOT), BYTES);

        assertArrayEquals(BYTES, read(KITE, ASSET));
    }

    @Test
    void shouldKeepTheAssetsOfAppsApart() {
        promote(KITE, ASSET, BYTES);

        assertEquals(Optional.empty(), store.find(LAMP, ASSET));
        assertThrows(AssetNotFound.class, () -> store.open(LAMP, ASSET));
    }

    @Test
    void shouldKeepNothingWithoutItsValidatorWhenItIsClosed() {
        try (StagedPackage staged = store.stage("job-1", KITE)) {
            write(staged, ASSET, BYTES);
        }

        assertEquals(List.of(), files());
        assertEquals(Optional.empty(), store.find(KITE, ASSET));
    }

    @Test
    void shouldLeaveNothingOfAnEarlierAttempt() {
        StagedPackage dead = store.stage("job-1", KITE);
        write(dead, ASSET, BYTES);
        StagedPackage anothers = store.stage("other-7", KITE);
        write(anothers, ASSET, BYTES);

        try (StagedPackage later = store.stage("job-2", KITE)) {
            assertEquals(List.of(data.resolve("packages/staging/other-7/" + ASSET)), files());
            assertTrue(later.freeSpace() > 0);
        }
    }

    @Test
    void shouldTellAnAttemptThatItWasOvertaken() {
        StagedPackage overtaken = store.stage("job-1", KITE);
        write(overtaken, ASSET, BYTES);
        store.stage("job-2", KITE).close();

        RetryableFailure failure =
                assertThrows(RetryableFailure.class, () -> overtaken.promote(ASSET, Sha256.of(BYTES)));

        assertEquals(FailureCode.STORAGE_UNAVAILABLE, failure.code());
        assertEquals(Optional.empty(), store.find(KITE, ASSET));
        overtaken.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "job", "job-", "-1", "../job-1", "job/1-1", "job-1x", "*-1"})
    void shouldWantToKnowWhichAttemptItIs(String attempt) {
        assertThrows(IllegalArgumentException.class, () -> store.stage(attempt, KITE));
    }

    @Test
    void shouldDiscardBytesThatTurnedOutWrong() {
        try (StagedPackage staged = store.stage("job-1", KITE)) {
            write(staged, ASSET, BYTES);
            staged.discard(ASSET);
            staged.discard(ASSET);
            assertThrows(RetryableFailure.class, () -> staged.promote(ASSET, Sha256.of(BYTES)));
        }

        assertEquals(Optional.empty(), store.find(KITE, ASSET));
    }

    @Test
    void shouldLetAnOvertakenAttemptPromoteNothing() {
        StagedPackage overtaken = store.stage("job-1", KITE);
        write(overtaken, ASSET, BYTES);
        try (StagedPackage current = store.stage("job-2", KITE)) {
            assertThrows(RetryableFailure.class, () -> overtaken.promote(ASSET, Sha256.of(BYTES)));
            overtaken.close();
            write(current, ASSET, BYTES);
            current.promote(ASSET, Sha256.of(BYTES));
        }

        assertEquals(BYTES.length, store.find(KITE, ASSET).orElseThrow().size());
    }

    @Test
    void shouldLeaveTheAttemptsOfOtherIngestionsAlone() {
        try (StagedPackage other = store.stage("other-1", KITE)) {
            write(other, ASSET, BYTES);
            store.stage("job-1", KITE).close();
            other.promote(ASSET, Sha256.of(BYTES));
        }

        assertEquals(BYTES.length, store.find(KITE, ASSET).orElseThrow().size());
    }

    @Test
    void shouldPromoteTwiceAsOnce() {
        try (StagedPackage staged = store.stage("job-1", KITE)) {
            write(staged, ASSET, BYTES);
            staged.promote(ASSET, Sha256.of(BYTES));
            staged.promote(ASSET, Sha256.of(BYTES));
        }

        assertArrayEquals(BYTES, read(KITE, ASSET));
    }

    @Test
    void shouldLetTwoJobsStageTheSameAssetSideBySide() {
        try (StagedPackage one = store.stage("one-1", KITE);
                StagedPackage two = store.stage("two-1", KITE)) {
            write(one, ASSET, BYTES);
            write(two, ASSET, BYTES);
            one.promote(ASSET, Sha256.of(BYTES));
            two.promote(ASSET, Sha256.of(BYTES));
        }

        assertArrayEquals(BYTES, read(KITE, ASSET));
    }

    @Test
    void shouldGoOnReadingWhatIsReplacedMeanwhile() throws IOException {
        promote(KITE, ASSET, BYTES);
        try (AssetBytes reading = store.open(KITE, ASSET)) {
            promote(KITE, ASSET, "other bytes".getBytes(StandardCharsets.UTF_8));

            assertArrayEquals(BYTES, readAll(reading));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../../etc/passwd",
                "a/b",
                "a\\b",
                "a.b",
                "a\u0000b",
                "/etc/passwd",
                "~",
                "%2e%2e",
                "ä",
                "a b",
                "0123456789012345678901234567890123456789012345678901234567890123456"
            })
    void shouldLetNoIdBecomeAPath(String publicId) {
        assertThrows(IllegalArgumentException.class, () -> store.find(KITE, publicId));
        assertThrows(IllegalArgumentException.class, () -> store.open(KITE, publicId));
        try (StagedPackage staged = store.stage("job-1", KITE)) {
            assertThrows(IllegalArgumentException.class, () -> staged.write(publicId));
            assertThrows(IllegalArgumentException.class, () -> staged.discard(publicId));
            assertThrows(IllegalArgumentException.class, () -> staged.promote(publicId, Sha256.of(BYTES)));
        }
    }

    @Test
    void shouldTellHowMuchItCanStillTake() {
        try (StagedPackage staged = store.stage("job-1", KITE)) {
            assertTrue(staged.freeSpace() > 0);
        }
    }

    @Test
    void shouldTryLaterWhereTheFolderCannotBeWritten() throws IOException {
        Files.writeString(data.resolve("packages"), "a file where a folder should be");

        RetryableFailure failure = assertThrows(RetryableFailure.class, () -> store.stage("job-1", KITE));

        assertEquals(FailureCode.STORAGE_UNAVAILABLE, failure.code());
        assertFalse(failure.sentence().contains(data.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a digest", "e3b0c442"})
    void shouldNotTrustAnAssetWhoseDigestIsDamaged(String digest) throws IOException {
        promote(KITE, ASSET, BYTES);
        Files.writeString(data.resolve("packages/assets/" + KITE + "/" + ASSET + ".sha256"), digest);

        assertEquals(Optional.empty(), store.find(KITE, ASSET));
    }

    @Test
    void shouldNotTrustAnAssetWhoseDigestIsGone() throws IOException {
        promote(KITE, ASSET, BYTES);
        Files.delete(data.resolve("packages/assets/" + KITE + "/" + ASSET + ".sha256"));

        assertEquals(Optional.empty(), store.find(KITE, ASSET));
    }

    private void promote(AppleItemId app, String publicId, byte[] bytes) {
        try (StagedPackage staged = store.stage("job-1", app)) {
            write(staged, publicId, bytes);
            staged.promote(publicId, Sha256.of(bytes));
        }
    }

    private static void write(StagedPackage staged, String publicId, byte[] bytes) {
        try (FileChannel channel = staged.write(publicId)) {
            channel.write(ByteBuffer.wrap(bytes));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private byte[] read(AppleItemId app, String publicId) {
        try (AssetBytes bytes = store.open(app, publicId)) {
            return readAll(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] readAll(AssetBytes bytes) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        bytes.copyTo(all, 0, bytes.size());
        return all.toByteArray();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(AttemptLock.FILE))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
