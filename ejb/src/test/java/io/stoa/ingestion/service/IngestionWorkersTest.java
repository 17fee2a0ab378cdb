package io.stoa.ingestion.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.ingestion.Claim;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionProgress;
import io.stoa.ingestion.IngestionState;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who works on what: a job is claimed by the thread that will do it, kept by heartbeats, and dropped when it is lost. */
class IngestionWorkersTest {

    private final IngestionFloor floor = new IngestionFloor();
    private final BlockingQueue<Running> begun = new LinkedBlockingQueue<>();
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final AtomicLong seconds = new AtomicLong();
    private final IngestionWorkers workers = new IngestionWorkers();

    /** A job that is being carried out, until the test lets it end. */
    private record Running(Claim claim, IngestionProgress progress) {}

    @BeforeEach
    void open() {
        workers.jobs = floor.rows;
        workers.settlement = floor.settlement;
        workers.ticker = () -> TimeUnit.SECONDS.toNanos(seconds.get());
        workers.parallelJobs = 1;
        workers.lease = IngestionFloor.LEASE;
        workers.threads = new PlainThreads();
        workers.ingestion = new IngestionService() {
            @Override
            public void carryOut(Claim claim, IngestionProgress progress) {
                begun.add(new Running(claim, progress));
                awaitEnd();
            }
        };
        workers.open();
    }

    @AfterEach
    void close() {
        mayEnd.countDown();
        workers.close();
    }

    @Test
    void shouldClaimAJobWhenAThreadIsFreeAndNotBefore() throws InterruptedException {
        IngestionJob first = floor.announced();
        IngestionJob second = floor.handedIn();
        workers.offer(first.id());
        next();
        workers.offer(second.id());

        assertEquals(IngestionState.FETCHING, first.state());
        assertEquals(IngestionState.REQUESTED, second.state());

        mayEnd.countDown();

        assertEquals(second.id(), next().claim().id());
    }

    @Test
    void shouldDoAJobOnceHoweverOftenItIsRung() throws InterruptedException {
        IngestionJob job = floor.announced();
        IngestionJob last = floor.handedIn();
        for (int i = 0; i < 5; i++) {
            workers.offer(job.id());
        }
        workers.offer(last.id());
        mayEnd.countDown();

        assertEquals(job.id(), next().claim().id());
        assertEquals(last.id(), next().claim().id());
        assertTrue(begun.isEmpty());
    }

    @Test
    void shouldGoOnAfterARingForAJobThatIsNotThere() throws InterruptedException {
        workers.offer(new IngestionId("0"));
        IngestionJob job = floor.announced();
        workers.offer(job.id());

        assertEquals(job.id(), next().claim().id());
    }

    @Test
    void shouldKeepTheClaimOfWhatRuns() throws InterruptedException {
        IngestionJob job = floor.announced();
        workers.offer(job.id());
        Running running = next();
        running.progress().downloading(100, 1);
        workers.heartbeat();

        assertEquals(100, job.progress().bytesTotal());
        assertFalse(running.progress().isAbandoned());
    }

    @Test
    void shouldStopWhatAnotherNodeHasTakenOver() throws InterruptedException {
        IngestionJob job = floor.announced();
        workers.offer(job.id());
        Running running = next();
        job.claim(IngestionFloor.NOON.plusSeconds(61), IngestionFloor.NOON.plusSeconds(121));
        workers.heartbeat();

        assertTrue(running.progress().isAbandoned());
    }

    @Test
    void shouldStopBeforeOthersMayTakeOverWhereNoHeartbeatIsHeard() throws InterruptedException {
        workers.offer(floor.announced().id());
        Running running = next();
        seconds.set(54);
        assertFalse(running.progress().isAbandoned());

        seconds.set(55);
        assertTrue(running.progress().isAbandoned());
    }

    @Test
    void shouldGoOnAsLongAsHeartbeatsAreHeard() throws InterruptedException {
        workers.offer(floor.announced().id());
        Running running = next();
        for (int beat = 1; beat <= 20; beat++) {
            seconds.addAndGet(30);
            workers.heartbeat();
            assertFalse(running.progress().isAbandoned());
        }

        seconds.addAndGet(55);
        assertTrue(running.progress().isAbandoned());
    }

    @Test
    void shouldStopWhatRunsWhenTheServerStops() throws InterruptedException {
        workers.offer(floor.announced().id());
        Running running = next();
        workers.close();

        assertTrue(running.progress().isAbandoned());
    }

    private Running next() throws InterruptedException {
        Running running = begun.poll(20, TimeUnit.SECONDS);
        assertNotNull(running, "a job should have begun");
        return running;
    }

    private void awaitEnd() {
        try {
            mayEnd.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class PlainThreads implements ManagedThreadFactory {

        @Override
        public Thread newThread(Runnable work) {
            Thread thread = new Thread(work, "ingestion");
            thread.setDaemon(true);
            return thread;
        }

        @Override
        public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
            throw new UnsupportedOperationException("ingestions run in a pool of plain threads");
        }
    }
}
