package io.stoa.ingestion;

import io.stoa.packagestore.AssemblyProgress;
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
        return abandoned;
    }

    public IngestionPhase phase() {
        return phase;
    }

    public Progress read() {
        return new Progress(bytesTotal, bytesDone.get(), assetsTotal, assetsDone.get());
    }
}
