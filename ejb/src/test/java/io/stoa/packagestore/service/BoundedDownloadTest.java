package io.stoa.packagestore.service;

import static io.stoa.packagestore.service.FetchBench.KITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.stoa.packagestore.StagedPackage;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a download may take: memory, disk, and a second time over the line after it was killed. */
class BoundedDownloadTest {

    private static final int MIB = 1024 * 1024;

    @TempDir
    Path data;

    @Test
    void shouldNeedNoMoreMemoryForALargeAssetThanForASmallOne() {
        FetchBench bench = new FetchBench(data, 64L * MIB);
        new FetchBench(data.resolve("first"), MIB).attempt(1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        bench.attempt(1);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

        assertTrue(allocated < 2 * MIB, "allocated " + allocated + " bytes for 64 MiB");
    }

    @Test
    void shouldKeepWhatCameWhenTheDiskRunsFull() {
        FetchBench bench = new FetchBench(data, 2 * MIB);
        RetryableFailure full = assertThrows(RetryableFailure.class, () -> {
            try (StagedPackage staged = new FillingDisk(bench.store.stage("job-1", KITE), MIB)) {
                bench.attempt(staged);
            }
        });
        assertEquals(FailureCode.NO_SPACE, full.code());
        bench.attempt(2);

        assertEquals("bytes=" + MIB + "- if " + DownloadHost.ETAG, bench.host.asked.get(1));
        assertEquals(
                2 * MIB,
                bench.store.find(KITE, bench.asset.publicId()).orElseThrow().size());
    }

    @Test
    void shouldFetchAtMostAFiftiethAgainAfterAKill() throws IOException, InterruptedException {
        Process killed = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledDownload.class.getName(),
                        data.toString()))
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("output").toFile())
                .start();
        assertTrue(killed.waitFor(60, TimeUnit.SECONDS), "it should have died");
        assertEquals(KilledDownload.STATUS, killed.exitValue());

        FetchBench bench = new FetchBench(data, KilledDownload.SIZE);
        bench.attempt(2);

        long left = KilledDownload.SIZE - KilledDownload.KILLED_AT;
        long again = bench.host.sent.get() - left;
        assertTrue(again * 50 <= KilledDownload.SIZE, again + " bytes were fetched again");
        assertEquals(1, bench.host.asked.size());
    }
}
