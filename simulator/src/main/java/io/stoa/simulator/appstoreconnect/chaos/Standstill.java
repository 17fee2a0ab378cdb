package io.stoa.simulator.appstoreconnect.chaos;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes requests wait; once it is closed nobody waits any more. */
final class Standstill implements AutoCloseable {

    private final CountDownLatch over = new CountDownLatch(1);

    /**
     * Waits.
     *
     * @throws IOException the simulator was closed meanwhile
     */
    void last(Duration time) throws IOException {
        try {
            if (over.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("The simulator was closed.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("The wait was interrupted.").initCause(e);
        }
    }

    @Override
    public void close() {
        over.countDown();
    }
}
