package io.stoa.packagestore.service;

import static io.stoa.packagestore.service.FetchBench.KITE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.ForgedContent;
import io.stoa.packagestore.AssetBytes;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import io.stoa.problem.RetryableFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What came once is not fetched again, and is never joined to bytes of another file. */
class ResumedDownloadTest {

    private static final int SIZE = 1_000_000;
    private static final String REST = " if " + DownloadHost.ETAG;

    @TempDir
    Path data;

    private FetchBench bench;

    @BeforeEach
    void setUp() {
        bench = new FetchBench(data, SIZE);
    }

    @Test
    void shouldGoOnWhereTheConnectionBroke() throws IOException {
        bench.host.breaksAfter(600_000).breaksAfter(300_000);
        bench.attempt(1);

        assertEquals(List.of("all", "bytes=600000-" + REST, "bytes=900000-" + REST), bench.host.asked);
        assertEquals(SIZE, bench.host.sent.get());
        assertHeldWhole();
    }

    @Test
    void shouldGoOnInTheNextAttemptWithWhatAnEarlierOneLeft() throws IOException {
        bench.host.breaksAfter(700_000).breaksAfter(0);
        assertInterrupted(1);
        bench.attempt(2);

        assertEquals(List.of("all", "bytes=700000-" + REST, "bytes=700000-" + REST), bench.host.asked);
        assertEquals(SIZE, bench.host.sent.get());
        assertEquals(SIZE, bench.progress.read().bytesDone());
        assertHeldWhole();
    }

    @Test
    void shouldAskForNothingWhereOnlyTheJudgementIsMissing() throws IOException {
        bench.host.breaksAfter(SIZE - 1).breaksAfter(0);
        assertInterrupted(1);
        try (InputStream last = bench.asset.openAt(SIZE - 1)) {
            Path part = staged("job-1", bench.asset.publicId());
            Files.write(part, last.readAllBytes(), StandardOpenOption.APPEND);
        }
        bench.attempt(2);

        assertEquals(2, bench.host.asked.size());
        assertHeldWhole();
    }

    @Test
    void shouldGiveUpWhereTheHostBringsNothing() {
        bench.host.breaksAfter(0);
        assertInterrupted(1);

        assertEquals(1, bench.host.asked.size());
        assertEquals(List.of(), stagedFiles());
    }

    @Test
    void shouldGiveUpAfterSoManyConnectionsAndKeepWhatCame() throws IOException {
        for (int i = 0; i < Patience.CONNECTIONS; i++) {
            bench.host.breaksAfter(10_000);
        }
        assertInterrupted(1);
        assertEquals(Patience.CONNECTIONS, bench.host.asked.size());
        bench.attempt(2);

        assertEquals("bytes=100000-" + REST, bench.host.asked.get(Patience.CONNECTIONS));
        assertEquals(SIZE, bench.host.sent.get());
        assertHeldWhole();
    }

    @Test
    void shouldBeginAnewInTheSameAnswerWhereTheHostKnowsNoRanges() throws IOException {
        bench.host.breaksAfter(400_000).next(proper -> bench.host.whole());
        bench.attempt(1);

        assertEquals(List.of("all", "bytes=400000-" + REST), bench.host.asked);
        assertEquals(400_000 + SIZE, bench.host.sent.get());
        assertEquals(SIZE, bench.progress.read().bytesDone());
        assertHeldWhole();
    }

    @Test
    void shouldNotJoinBytesOfAFileThatChanged() throws IOException {
        bench.host.breaksAfter(400_000).breaksAfter(0);
        assertInterrupted(1);
        bench.host.entityTag = "\"other\"";
        bench.attempt(2);

        assertEquals(400_000 + SIZE, bench.host.sent.get());
        assertHeldWhole();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes 399999-999999/1000000",
                "bytes 400001-999999/1000000",
                "bytes 400000-999999/1000001",
                "bytes 400000-999999/*",
                "bytes */1000000",
                "bytes=400000-999999/1000000",
                "bytes 400000-999999/99999999999999999999",
                "items 400000-999999/1000000",
                ""
            })
    void shouldNotJoinAPartOfAnotherPlace(String contentRange) throws IOException {
        bench.host.breaksAfter(400_000).next(proper -> bench.host.part(400_000, contentRange));
        bench.attempt(1);

        assertEquals(List.of("all", "bytes=400000-" + REST, "all"), bench.host.asked);
        assertEquals(400_000 + SIZE, bench.host.sent.get());
        assertHeldWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "W/\"4f1c\"", "4f1c", ""})
    void shouldNotJoinAPartWithAnotherEntityTag(String entityTag) throws IOException {
        bench.host.breaksAfter(400_000).next(proper -> proper.with("ETag", entityTag));
        bench.attempt(1);

        assertEquals(List.of("all", "bytes=400000-" + REST, "all"), bench.host.asked);
        assertHeldWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"4f1c\"", "4f1c", "\"a\"b\"", "\"\n\""})
    void shouldNotJoinAnythingWithoutAStrongEntityTag(String entityTag) throws IOException {
        bench.host.next(proper -> proper.with("ETag", entityTag).brokenAfter(400_000));
        bench.attempt(1);

        assertEquals(List.of("all", "all"), bench.host.asked);
        assertHeldWhole();
    }

    @Test
    void shouldBeginAnewWhereTheRangeIsRefused() throws IOException {
        bench.host.breaksAfter(400_000).answers(416);
        bench.attempt(1);

        assertEquals(List.of("all", "bytes=400000-" + REST, "all"), bench.host.asked);
        assertHeldWhole();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 410})
    void shouldGoOnWithAFreshLinkWhereTheFormerExpiredMidFile(int status) throws IOException {
        bench.host.breaksAfter(900_000).answers(status);
        bench.attempt(1);

        assertEquals("https://cdn.example/1.ipa", bench.host.links.get(2).toString());
        assertEquals("bytes=900000-" + REST, bench.host.asked.get(2));
        assertEquals(SIZE, bench.host.sent.get());
        assertHeldWhole();
    }

    @Test
    void shouldNotAskForFreshLinksForEver() {
        bench.host.answers(403).answers(403).answers(403);

        RetryableFailure expired = assertThrows(RetryableFailure.class, () -> bench.attempt(1));

        assertEquals(FailureCode.DOWNLOAD_URL_EXPIRED, expired.code());
        assertEquals(Patience.LINKS, bench.host.asked.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {206, 302, 404, 416, 429, 500, 503})
    void shouldTryLaterWhereTheHostAnswersOtherwise(int status) {
        bench.host.answers(status);
        assertInterrupted(1);

        assertEquals(1, bench.host.asked.size());
    }

    @Test
    void shouldCutABodyWithoutAnEndOneByteBeyondItsPromise() {
        for (int i = 0; i < 3; i++) {
            bench.host.next(proper -> proper.without("Content-Length").bringing(endless()));
        }
        PackageRejected refused = assertThrows(PackageRejected.class, () -> bench.attempt(1));

        assertEquals(FailureCode.PACKAGE_REFUSED, refused.code());
        assertEquals(3L * (SIZE + 1), bench.host.sent.get());
        assertEquals(List.of(), stagedFiles());
    }

    @Test
    void shouldFetchWholeAgainWhatWasJoinedAndTurnedOutWrong() throws IOException {
        bench.host
                .breaksAfter(400_000)
                .next(proper -> proper.bringing(new ByteArrayInputStream(new byte[SIZE - 400_000])));
        bench.attempt(1);

        assertEquals(List.of("all", "bytes=400000-" + REST, "all"), bench.host.asked);
        assertHeldWhole();
    }

    @Test
    void shouldNotTrustAPartThatChangedOnDisk() throws IOException {
        bench.host.breaksAfter(400_000).breaksAfter(0);
        assertInterrupted(1);
        Path part = staged("job-1", bench.asset.publicId());
        byte[] rotten = Files.readAllBytes(part);
        rotten[17] ^= 1;
        Files.write(part, rotten);
        bench.attempt(2);

        assertEquals("all", bench.host.asked.get(3));
        assertHeldWhole();
    }

    @Test
    void shouldNotTakeAPartOfAFileOfAnotherLength() throws IOException {
        bench.host.breaksAfter(400_000).breaksAfter(0);
        assertInterrupted(1);
        Files.writeString(
                staged("job-1", bench.asset.publicId() + ".served"), DownloadHost.ETAG + "\n" + (SIZE + 1) + "\n");
        bench.attempt(2);

        assertEquals("all", bench.host.asked.get(2));
        assertHeldWhole();
    }

    @Test
    void shouldStopAtTheNextWriteOnceItIsAbandoned() {
        bench.host.next(proper -> {
            bench.progress.abandon();
            return proper;
        });

        RetryableFailure lost = assertThrows(RetryableFailure.class, () -> bench.attempt(1));

        assertEquals(FailureCode.LEASE_LOST, lost.code());
        assertTrue(bench.host.sent.get() < SIZE, "it went on reading");
        assertEquals(List.of(), stagedFiles());
    }

    private void assertInterrupted(int attempt) {
        RetryableFailure broken = assertThrows(RetryableFailure.class, () -> bench.attempt(attempt));
        assertEquals(FailureCode.DOWNLOAD_INTERRUPTED, broken.code());
    }

    private void assertHeldWhole() throws IOException {
        try (AssetBytes held = bench.store.open(KITE, bench.asset.publicId());
                InputStream expected = bench.asset.open()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            held.copyTo(all, 0, held.size());
            assertArrayEquals(expected.readAllBytes(), all.toByteArray());
        }
        assertEquals(List.of(), stagedFiles());
    }

    private Path staged(String attempt, String file) {
        return data.resolve("packages/staging").resolve(attempt).resolve(file);
    }

    private List<Path> stagedFiles() {
        try (Stream<Path> all = Files.walk(data.resolve("packages/staging"))) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private InputStream endless() {
        return bench.host.counted(new SequenceInputStream(
                Collections.enumeration(List.of(bench.asset.open(), new ForgedContent(7, Long.MAX_VALUE).open()))));
    }
}
