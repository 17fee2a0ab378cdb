package io.stoa.ingestion;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What several downloads of one job count together, and what its heartbeat reads. */
public final class IngestionProgress {

    private final AtomicLong bytesDone = new AtomicLong();
    private final AtomicInteger assetsDone = new AtomicInteger();
    private volatile long bytesTotal;
    private volatile int assetsTotal;
    private volatile IngestionPhase phase = IngestionPhase.RESOLVING;
    private volatile boolean abandoned;

    public void enter(IngestionPhase next) {
        phase = next;
    }

    public void expect(long bytes, int assets) {
        bytesTotal = bytes;
        assetsTotal = assets;
    }

    public void downloaded(long bytes) {
        bytesDone.addAndGet(bytes);
    }

    public void completed() {
        assetsDone.incrementAndGet();
    }

    /** The claim was lost: another worker has the job, and this one stops at the next chance. */
    public void abandon() {
        abandoned = true;
    }

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
