package io.stoa.reconciliation.timer;

import io.stoa.reconciliation.ReconciliationRuns;
import io.stoa.reconciliation.service.ReconciliationService;
import io.stoa.reconciliation.service.ReconciliationSettlement;
import io.stoa.reconciliation.service.Reconciliations;
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
 * Begins a reconciliation when its time has come or somebody asked for one, and goes on with one that paused or whose
 * node died. One thread a node, and the row lets one node at a time. No timer of the container, as in ingestion's
 * recovery.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReconciliationTicks {

    private static final Logger LOG = System.getLogger(ReconciliationTicks.class.getName());
    private static final int FIRST_SECONDS = 20;
    private static final int EVERY_SECONDS = 5;

    @Inject
    Reconciliations reconciliations;

    @Inject
    ReconciliationRuns runs;

    @Inject
    ReconciliationService service;

    @Resource
    ManagedThreadFactory threads;

    private ScheduledExecutorService ticks;

    @PostConstruct
    void begin() {
        ticks = Executors.newSingleThreadScheduledExecutor(threads);
        ticks.scheduleWithFixedDelay(this::tick, FIRST_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        ticks.shutdownNow();
    }

    void tick() {
        try {
            reconciliations.requestWhenDue();
            runs.claim(ReconciliationSettlement.LEASE).ifPresent(service::carryOut);
        } catch (RuntimeException databaseAway) {
            // what escaped would be the last tick
            LOG.log(Level.WARNING, "reconciliation.tick-skipped reason={0}", databaseAway.getMessage());
        }
    }
}
