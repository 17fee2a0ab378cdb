package io.stoa.packagestore.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.connect.PackageVersionLink;
import io.stoa.outbound.Outbound.Answer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transfer that stands still or crawls is given up, and goes on later from where it was. */
class TransferWatchTest {

    private static final int SIZE = 100_000;

    @TempDir
    Path data;

    private FetchBench bench;

    @BeforeEach
    void setUp() {
        bench = new FetchBench(data, SIZE);
    }

    @Test
    void shouldGiveUpATransferThatStandsStill() {
        // after the first half no byte comes any more, as the seconds go by
        serve(new SlowBody(SIZE / 2, 0));

        RetryableFailure stalled = assertThrows(RetryableFailure.class, () -> bench.attempt(1));

        assertEquals(FailureCode.DOWNLOAD_INTERRUPTED, stalled.code());
        assertTrue(stalled.sentence().contains("stood still for 60 seconds"), stalled.sentence());
        // the first look still saw something new
        assertEquals(61, bench.seconds.get());
    }

    @Test
    void shouldGiveUpATransferThatCrawls() {
        // a byte a second: every read of the socket succeeds in time
        serve(new SlowBody(0, 1));

        RetryableFailure slow = assertThrows(RetryableFailure.class, () -> bench.attempt(1));

        assertEquals(FailureCode.DOWNLOAD_INTERRUPTED, slow.code());
        assertTrue(slow.sentence().contains("slowest-download"), slow.sentence());
        assertEquals(60, bench.seconds.get());
    }

    @Test
    void shouldNoticeACrawlAfterAGoodBeginning() {
        serve(new SlowBody(50_000, 1));

        assertThrows(RetryableFailure.class, () -> bench.attempt(1));

        assertEquals(120, bench.seconds.get());
    }

    @Test
    void shouldGoOnLaterFromWhereItWasGivenUp() {
        serve(new SlowBody(SIZE / 2, 0));
        assertThrows(RetryableFailure.class, () -> bench.attempt(1));
        bench.attempt(2);

        assertEquals("bytes=" + SIZE / 2 + "- if " + DownloadHost.ETAG, bench.host.asked.get(1));
        assertEquals(SIZE, bench.host.sent.get());
    }

    @Test
    void shouldBearWithATransferAtTheFloor() {
        serve(new SlowBody(0, 102));
        bench.attempt(1);

        assertEquals(1, bench.host.asked.size());
        assertEquals(SIZE, bench.host.sent.get());
    }

    @Test
    void shouldWakeADownloadThatIsNobodysAnyMore() {
        serve(new SlowBody(SIZE / 2, 0) {
            @Override
            void waitASecond() {
                bench.progress.abandon();
                super.waitASecond();
            }
        });

        RetryableFailure lost = assertThrows(RetryableFailure.class, () -> bench.attempt(1));

        assertEquals(FailureCode.LEASE_LOST, lost.code());
        assertEquals(1, bench.seconds.get());
    }

    @Test
    void shouldGiveUpAnArchiveThatStandsStill() {
        serve(new SlowBody(6_000, 0));
        ArchiveDownload archives = new ArchiveDownload();
        archives.outbound = bench.host;
        archives.watch = bench.watch;
        PackageVersionLink link = new PackageVersionLink(
                new PackageVersionId("v"),
                new PackageId("p"),
                "COMPLETED",
                OptionalLong.empty(),
                URI.create("https://cdn.example/archive.zip"),
                Optional.empty());

        RetryableFailure stalled = assertThrows(RetryableFailure.class, () -> archives.fetch(link, bench.progress));

        assertEquals(FailureCode.DOWNLOAD_INTERRUPTED, stalled.code());
        assertTrue(stalled.sentence().contains("the archive stood still"), stalled.sentence());
    }

    @Test
    void shouldWatchTheOthersWhenOneCannotBeClosed() {
        AtomicInteger closings = new AtomicInteger();
        for (int number = 0; number < 3; number++) {
            bench.watch.over(new Unclosable(closings), bench.progress);
        }
        bench.seconds.set(60);
        bench.watch.look();

        assertEquals(3, closings.get());
    }

    /** An answer whose closing fails. */
    private record Unclosable(AtomicInteger closings) implements Answer {

        @Override
        public int status() {
            return 200;
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public InputStream body() {
            return InputStream.nullInputStream();
        }

        @Override
        public Optional<Instant> date() {
            return Optional.empty();
        }

        @Override
        public void close() {
            closings.incrementAndGet();
            throw new IllegalStateException("the connection is gone");
        }
    }

    private void serve(SlowBody slow) {
        bench.host.next(slow::over);
    }

    /** A body that comes fast at first and then so many bytes at a time, between which seconds pass. */
    private class SlowBody {

        private final AtomicInteger fast;
        private final int atOnce;
        private final AtomicBoolean closed = new AtomicBoolean();

        SlowBody(int fast, int atOnce) {
            this.fast = new AtomicInteger(fast);
            this.atOnce = atOnce;
        }

        DownloadHost.Reply over(DownloadHost.Reply proper) {
            return proper.bringing(slow(proper.body())).closedBy(() -> closed.set(true));
        }

        void waitASecond() {
            bench.seconds.incrementAndGet();
            bench.watch.look();
        }

        private InputStream slow(InputStream bytes) {
            return new FilterInputStream(bytes) {
                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int quick = fast.get();
                    if (quick > 0) {
                        int read = super.read(buffer, offset, Math.min(length, quick));
                        fast.addAndGet(-read);
                        return read;
                    }
                    do {
                        waitASecond();
                        if (closed.get()) {
                            throw new IOException("closed by another thread");
                        }
                    } while (atOnce == 0);
                    return super.read(buffer, offset, Math.min(length, atOnce));
                }
            };
        }
    }
}
