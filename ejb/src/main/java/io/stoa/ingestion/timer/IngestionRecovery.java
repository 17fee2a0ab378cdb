package io.stoa.ingestion.timer;

import io.stoa.ingestion.IngestionJobs;
import io.stoa.ingestion.service.IngestionWorkers;
import io.stoa.ingestion.service.Repairs;
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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Rings again what nobody answered, tries again what is due, and keeps the leases of what runs here. No timer of the
 * container: one of the servers gives such a timer up for good when the database was away for two of its ticks.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IngestionRecovery {

    private static final Logger LOG = System.getLogger(IngestionRecovery.class.getName());
    private static final int AT_ONCE = 100;
    private static final int EVERY_SECONDS = 5;

    @Inject
    IngestionJobs jobs;

    @Inject
    Repairs repairs;

    @Inject
    IngestionWorkers workers;

    @Resource
    ManagedThreadFactory threads;

    private ScheduledExecutorService ticks;

    @PostConstruct
    void begin() {
        ticks = Executors.newSingleThreadScheduledExecutor(threads);
        ticks.scheduleWithFixedDelay(this::ringAgain, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        ticks.shutdownNow();
    }

    void ringAgain() {
        try {
            workers.heartbeat();
            jobs.due(AT_ONCE).forEach(workers::offer);
            // last: what fails here must not keep the others waiting
            repairs.request();
        } catch (RuntimeException databaseAway) {
            // what escaped would be the last tick
            LOG.log(Level.WARNING, "ingestion.recovery-skipped reason={0}", databaseAway.getMessage());
        }
    }
}
