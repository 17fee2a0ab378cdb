package io.stoa.packagestore.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.StagedPackage;
import io.stoa.packagestore.service.PackageStoreContract;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store in folders: what every store keeps to, and what only files do. */
class FilePackageStoreTest extends PackageStoreContract {

    @Override
    protected PackageStore open() {
        return Stores.at(data);
    }

    @Test
    void shouldDiscardWhatWasNotPromotedWhenItIsClosed() {
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
    void shouldGoOnReadingWhatIsReplacedMeanwhile() throws IOException {
        promote(KITE, ASSET, BYTES);
        try (AssetBytes reading = store.open(KITE, ASSET)) {
            promote(KITE, ASSET, "other bytes".getBytes(StandardCharsets.UTF_8));

            assertArrayEquals(BYTES, readAll(reading));
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

    @Test
    void shouldGoOnReadingWhatIsRemovedMeanwhile() throws IOException {
        promote(KITE, ASSET, BYTES);
        try (AssetBytes reading = store.open(KITE, ASSET)) {
            store.remove(KITE, ASSET);

            assertArrayEquals(BYTES, readAll(reading));
        }
    }

    @Test
    void shouldLeaveNothingOfWhatIsRemoved() {
        promote(KITE, ASSET, BYTES);
        store.remove(KITE, ASSET);

        assertEquals(List.of(), files());
    }

    @Test
    void shouldTakeNothingElseForAnAsset() throws IOException {
        promote(KITE, ASSET, BYTES);
        Files.writeString(data.resolve("packages/assets/" + KITE + "/notes.txt"), "not ours");
        Files.createDirectories(data.resolve("packages/assets/lost+found"));
        Files.writeString(data.resolve("packages/assets/lost+found/1"), "not ours");

        try (Stream<PackageStore.StockedAsset> stock = store.stock()) {
            assertEquals(
                    List.of(ASSET),
                    stock.map(PackageStore.StockedAsset::publicId).toList());
        }
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
