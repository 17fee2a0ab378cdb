package io.stoa.bench.ingestion;

import io.stoa.bench.process.LiveHeap;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks again and again at what is alive in a server's heap while something happens, and keeps the most it saw. */
final class HeapWatch {

    private static final long PAUSE_MILLIS = 200;

    private final ProcessHandle server;

    HeapWatch(ProcessHandle server) {
        this.server = server;
    }

    /**
     * The most bytes alive at a time during an action, less those alive before it.
     *
     * @throws IOException when the heap cannot be looked at, or the action fails
     */
    long growthDuring(Callable<?> action) throws IOException, InterruptedException {
        long before = LiveHeap.of(server);
        long most = before;
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> running = other.submit(action);
            while (!hasEnded(running)) {
                most = Math.max(most, LiveHeap.of(server));
            }
            return most - before;
        } finally {
            other.shutdownNow();
        }
    }

    private static boolean hasEnded(Future<?> running) throws IOException, InterruptedException {
        try {
            running.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }
}
