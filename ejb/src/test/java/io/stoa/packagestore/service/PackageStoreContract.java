package io.stoa.packagestore.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.AssetNotFound;
import io.stoa.packagestore.FileSink;
import io.stoa.packagestore.PackageStore;
import io.stoa.packagestore.PackageStore.StockedAsset;
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
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store keeps to: what is not promoted is seen by nobody, what is promoted is whole, no id becomes a path. */
public abstract class PackageStoreContract {

    protected static final AppleItemId KITE = new AppleItemId(6700012345L);
    protected static final AppleItemId LAMP = new AppleItemId(6700099999L);
    protected static final String ASSET = "0f2c7a3e-6d51-4b8f-9a77-2f4f0c9e1d20";
    protected static final String OTHER = "7d1e9b52-3c4f-4a10-8f6e-1b2c3d4e5f60";
    protected static final Instant FAR_OFF = Instant.parse("2100-01-01T00:00:00Z");
    protected static final byte[] BYTES = "encrypted bytes".getBytes(StandardCharsets.UTF_8);

    /** Where the store of this test may keep what it keeps on the local disk. */
    @TempDir
    protected Path data;

    protected PackageStore store;

    /** An empty store. */
    protected abstract PackageStore open();

    @BeforeEach
    void openStore() {
        store = open();
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
    void shouldServeAnyPart() throws IOException {
        promote(KITE, ASSET, BYTES);

        assertEquals("e", part(0, 1));
        assertEquals("encrypted bytes", part(0, BYTES.length));
        assertEquals("ed by", part(7, 5));
        assertEquals("s", part(BYTES.length - 1L, 1));
        assertEquals("", part(3, 0));
        assertEquals("", part(BYTES.length, 0));
    }

    @Test
    void shouldServePartAfterPartOfOneOpening() throws IOException {
        promote(KITE, ASSET, BYTES);
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        try (AssetBytes bytes = store.open(KITE, ASSET)) {
            bytes.copyTo(parts, 10, 5);
            bytes.copyTo(parts, 0, 10);
        }

        assertEquals("bytesencrypted ", parts.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldServeTheSameToWhoSendsFiles() throws IOException {
        promote(KITE, ASSET, BYTES);
        SendsFiles parts = new SendsFiles();
        try (AssetBytes bytes = store.open(KITE, ASSET)) {
            bytes.copyTo(parts, 10, 5);
            bytes.copyTo(parts, 0, bytes.size());
        }

        assertEquals("bytes" + new String(BYTES, StandardCharsets.UTF_8), parts.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldTakeUpWhereAKilledJobHasPromotedSome() {
        StagedPackage killed = store.stage("job-1", KITE);
        write(killed, ASSET, BYTES);
        write(killed, OTHER, BYTES);
        killed.promote(ASSET, Sha256.of(BYTES));

        try (StagedPackage next = store.stage("job-2", KITE)) {
            assertTrue(store.find(KITE, ASSET).isPresent());
            assertEquals(Optional.empty(), store.find(KITE, OTHER));
            next.promote(ASSET, Sha256.of(BYTES));
            write(next, OTHER, BYTES);
            next.promote(OTHER, Sha256.of(BYTES));
        }

        assertArrayEquals(BYTES, read(KITE, ASSET));
        assertArrayEquals(BYTES, read(KITE, OTHER));
    }

    @Test
    void shouldListWhatItHoldsOfEveryApp() {
        promote(KITE, ASSET, BYTES);
        promote(LAMP, ASSET, BYTES);
        promote(KITE, OTHER, BYTES);

        assertEquals(
                Set.of(KITE + "/" + ASSET, LAMP + "/" + ASSET, KITE + "/" + OTHER),
                stock().stream()
                        .map(asset -> asset.app() + "/" + asset.publicId())
                        .collect(Collectors.toSet()));
        StockedAsset any = stock().get(0);
        assertEquals(BYTES.length, any.size());
        assertTrue(any.since().isAfter(Instant.EPOCH));
    }

    @Test
    void shouldListNothingBeforeAnythingCameIn() {
        assertEquals(List.of(), stock());
    }

    @Test
    void shouldHoldNoLongerWhatIsRemoved() {
        promote(KITE, ASSET, BYTES);
        promote(LAMP, ASSET, BYTES);

        store.remove(KITE, ASSET);
        store.remove(KITE, ASSET);

        assertEquals(Optional.empty(), store.find(KITE, ASSET));
        assertThrows(AssetNotFound.class, () -> store.open(KITE, ASSET));
        assertArrayEquals(BYTES, read(LAMP, ASSET));
    }

    @Test
    void shouldTakeInAgainWhatWasRemoved() {
        promote(KITE, ASSET, BYTES);
        store.remove(KITE, ASSET);
        promote(KITE, ASSET, BYTES);

        assertArrayEquals(BYTES, read(KITE, ASSET));
    }

    @Test
    void shouldLeaveWhatIsStagedToItsIngestion() {
        try (StagedPackage staged = store.stage("job-1", KITE)) {
            write(staged, ASSET, BYTES);
            store.sweep(FAR_OFF);
            staged.promote(ASSET, Sha256.of(BYTES));
        }

        assertArrayEquals(BYTES, read(KITE, ASSET));
    }

    protected void promote(AppleItemId app, String publicId, byte[] bytes) {
        try (StagedPackage staged = store.stage("job-1", app)) {
            write(staged, publicId, bytes);
            staged.promote(publicId, Sha256.of(bytes));
        }
    }

    protected static void write(StagedPackage staged, String publicId, byte[] bytes) {
        try (FileChannel channel = staged.write(publicId)) {
            channel.write(ByteBuffer.wrap(bytes));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    protected byte[] read(AppleItemId app, String publicId) {
        try (AssetBytes bytes = store.open(app, publicId)) {
            return readAll(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    protected static byte[] readAll(AssetBytes bytes) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        bytes.copyTo(all, 0, bytes.size());
        return all.toByteArray();
    }

    private String part(long first, long length) throws IOException {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        try (AssetBytes bytes = store.open(KITE, ASSET)) {
            bytes.copyTo(part, first, length);
        }
        return part.toString(StandardCharsets.UTF_8);
    }

    private List<StockedAsset> stock() {
        try (Stream<StockedAsset> stock = store.stock()) {
            return stock.toList();
        }
    }

    private static final class SendsFiles extends ByteArrayOutputStream implements FileSink {

        @Override
        public void send(FileChannel file, long first, long length) throws IOException {
            ByteBuffer part = ByteBuffer.allocate((int) length);
            file.read(part, first);
            writeBytes(part.array());
        }
    }
}
