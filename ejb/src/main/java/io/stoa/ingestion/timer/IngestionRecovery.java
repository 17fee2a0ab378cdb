package io.stoa.ingestion.timer;

import io.stoa.ingestion.IngestionJobs;
import io.stoa.ingestion.service.IngestionWorkers;
import io.stoa.ingestion.service.Repairs;
import io.stoa.time.service.Ticks;
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
import java.time.Duration;

/** Rings again what nobody answered, tries again what is due, and keeps the leases of what runs here. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IngestionRecovery {

    private static final int AT_ONCE = 100;
    private static final Duration EVERY = Duration.ofSeconds(5);

    @Inject
    IngestionJobs jobs;

    @Inject
    Repairs repairs;

    @Inject
    IngestionWorkers workers;

    @Resource
    ManagedThreadFactory threads;

    private Ticks ticks;

    @PostConstruct
    void begin() {
        ticks = new Ticks("ingestion.recovery-skipped", this::ringAgain, EVERY, EVERY, threads);
    }

    @PreDestroy
    void end() {
        ticks.close();
    }

    void ringAgain() {
        workers.heartbeat();
        jobs.due(AT_ONCE).forEach(workers::offer);
        // last: what fails here must not keep the others waiting
        repairs.request();
    }
}
