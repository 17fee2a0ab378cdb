package io.stoa.ingestion.service;

import io.stoa.ingestion.Claim;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.IngestionJobs;
import io.stoa.ingestion.IngestionProgress;
import io.stoa.time.Ticker;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The threads that carry out ingestions, and the heartbeat that keeps their claims. A job is claimed by the thread that
 * will do it, so that no lease runs out in a queue.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IngestionWorkers {

    private static final Logger LOG = System.getLogger(IngestionWorkers.class.getName());
    private static final int MOST_WAITING = 1_000;

    // a worker stops a little before others may begin: whoever sleeps wakes up to nothing
    private static final Duration HEAD_START = Duration.ofSeconds(5);

    @Inject
    IngestionJobs jobs;

    @Inject
    IngestionService ingestion;

    @Inject
    IngestionSettlement settlement;

    @Inject
    Ticker ticker;

    @Inject
    @ConfigProperty(name = "stoa.ingestion.parallel-jobs", defaultValue = "2")
    int parallelJobs;

    /** How long a worker may be silent before its job is anybody's. */
    @Inject
    @ConfigProperty(name = "stoa.ingestion.lease", defaultValue = "PT60S")
    Duration lease;

    @Resource
    ManagedThreadFactory threads;

    private final Set<IngestionId> waiting = ConcurrentHashMap.newKeySet();
    private final Map<Claim, IngestionProgress> running = new ConcurrentHashMap<>();
    private final AtomicBoolean overflowing = new AtomicBoolean();
    private ThreadPoolExecutor pool;

    @PostConstruct
    void open() {
        pool = new ThreadPoolExecutor(
                parallelJobs, parallelJobs, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), threads);
    }

    @PreDestroy
    void close() {
        running.values().forEach(IngestionProgress::abandon);
        pool.shutdownNow();
    }

    /** Has the job done, if it is due when a thread is free. Called again for the same job, nothing more happens. */
    public void offer(IngestionId id) {
        if (!waiting.add(id)) {
            return;
        }
        try {
            pool.execute(() -> work(id));
            overflowing.set(false);
        } catch (RejectedExecutionException full) {
            waiting.remove(id);
            if (overflowing.compareAndSet(false, true)) {
                LOG.log(Level.WARNING, "ingestion.queue-full job={0} it and others are rung again", id);
            }
        }
    }

    private void work(IngestionId id) {
        waiting.remove(id);
        try {
            long askedAt = ticker.nanos();
            jobs.claim(id, lease)
                    .ifPresent(claim -> carryOut(claim, new IngestionProgress(ticker, askedAt, workingTime())));
        } catch (RuntimeException databaseAway) {
            LOG.log(Level.WARNING, "ingestion.claim-failed job={0} reason={1}", id, databaseAway.getMessage());
        }
    }

    private Duration workingTime() {
        return lease.minus(HEAD_START);
    }

    private void carryOut(Claim claim, IngestionProgress progress) {
        running.put(claim, progress);
        try {
            ingestion.carryOut(claim, progress);
        } finally {
            running.remove(claim);
        }
    }

    /** Renews the claims of what is running here, and stops what was taken over. */
    public void heartbeat() {
        running.forEach(this::heartbeat);
    }

    // one that cannot be renewed must not keep the others from it
    private void heartbeat(Claim claim, IngestionProgress progress) {
        try {
            long askedAt = ticker.nanos();
            if (settlement.heartbeat(claim, progress, lease)) {
                progress.renewed(askedAt);
            } else {
                progress.abandon();
            }
        } catch (RuntimeException databaseAway) {
            LOG.log(
                    Level.WARNING,
                    "ingestion.heartbeat-missed job={0} reason={1}",
                    claim.id(),
                    databaseAway.getMessage());
        }
    }
}
