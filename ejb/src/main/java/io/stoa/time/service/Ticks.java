package io.stoa.time.service;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A task that is done again and again on a thread of its own, until this is closed. No timer of the container: one of the
 * servers gives such a timer up for good when the database was away for two of its ticks. A plain schedule ends with the
 * first thing that escapes its task, so nothing escapes here, not even an error: the next tick may find its class or its
 * memory again.
 */
public final class Ticks implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Ticks.class.getName());

    private final String skipped;
    private final Runnable task;
    private final ScheduledThreadPoolExecutor thread;
    private final AtomicBoolean isAskedFor = new AtomicBoolean();

    // the thread's own
    private boolean isFailing;

    /**
     * Begins.
     *
     * @param skipped what the log calls a tick that failed, such as {@code ingestion.recovery-skipped}
     * @param first   how long the first tick waits
     * @param pause   from the end of one tick to the next
     */
    public Ticks(String skipped, Runnable task, Duration first, Duration pause, ThreadFactory threads) {
        this.skipped = skipped;
        this.task = task;
        this.thread = new ScheduledThreadPoolExecutor(1, threads, new ThreadPoolExecutor.DiscardPolicy());
        thread.scheduleWithFixedDelay(this::tick, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Has a tick begin, however far away the next one is. What was asked for before it began is asked for once.
     *
     * @param rest from the end of the tick that runs, or from now if none does, to the tick that is asked for
     */
    public void tickSoon(Duration rest) {
        if (isAskedFor.compareAndSet(false, true)) {
            // the one thread comes to this when its tick is over
            thread.execute(() -> thread.schedule(this::tickAsAsked, rest.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private void tickAsAsked() {
        isAskedFor.set(false);
        tick();
    }

    private void tick() {
        try {
            task.run();
            isFailing = false;
        } catch (RuntimeException | Error failure) {
            tell(failure);
            isFailing = true;
        }
    }

    // all of it once; what fails every few seconds would bury the log
    private void tell(Throwable failure) {
        String line = skipped + " code=" + codeOf(failure).slug() + " reason=" + failure.getMessage();
        if (isFailing) {
            LOG.log(Level.WARNING, line);
        } else {
            LOG.log(Level.ERROR, line, failure);
        }
    }

    private static FailureCode codeOf(Throwable failure) {
        return failure instanceof MarketplaceException designed ? designed.code() : FailureCode.INTERNAL;
    }

    /** No further tick begins; the one that runs is interrupted. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
