package io.stoa.ingestion;

import io.stoa.packagestore.AssemblyProgress;
import io.stoa.time.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What several downloads of one job count together, and what its heartbeat reads. */
public final class IngestionProgress implements AssemblyProgress {

    private final AtomicLong bytesDone = new AtomicLong();
    private final AtomicInteger assetsDone = new AtomicInteger();
    private volatile long bytesTotal;
    private volatile int assetsTotal;
    private volatile IngestionPhase phase = IngestionPhase.RESOLVING;
    private volatile boolean abandoned;
    private volatile Lease lease;

    /** Until when a claim is good, by the ticker of this process. */
    private record Lease(Ticker ticker, long from, long length) {

        boolean isOver() {
            return ticker.nanos() - from >= length;
        }
    }

    /** For work that nobody else can take over. */
    public IngestionProgress() {
        this.lease = new Lease(() -> 0, 0, 1);
    }

    /** For work under a claim. */
    public IngestionProgress(Ticker ticker, long askedAt, Duration length) {
        this.lease = new Lease(ticker, askedAt, length.toNanos());
    }

    /**
     * The claim was renewed.
     *
     * @param askedAt by the ticker, before the database was asked: the database counts from a later moment, so this side
     *     stops first
     */
    public void renewed(long askedAt) {
        lease = new Lease(lease.ticker(), askedAt, lease.length());
    }

    @Override
    public void readingManifest() {
        phase = IngestionPhase.READING_MANIFEST;
    }

    @Override
    public void downloading(long bytes, int assets) {
        bytesTotal = bytes;
        assetsTotal = assets;
        phase = IngestionPhase.DOWNLOADING;
    }

    public void publishing() {
        phase = IngestionPhase.PUBLISHING;
    }

    @Override
    public void downloaded(long bytes) {
        bytesDone.addAndGet(bytes);
    }

    @Override
    public void completed() {
        assetsDone.incrementAndGet();
    }

    @Override
    public void abandon() {
        abandoned = true;
    }

    @Override
    public boolean isAbandoned() {
        return abandoned || lease.isOver();
    }

    public IngestionPhase phase() {
        return phase;
    }

    public Progress read() {
        return new Progress(bytesTotal, bytesDone.get(), assetsTotal, assetsDone.get());
    }
}
