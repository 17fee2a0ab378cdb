package io.stoa.reconciliation.timer;

import io.stoa.reconciliation.ReconciliationRuns;
import io.stoa.reconciliation.service.ReconciliationService;
import io.stoa.reconciliation.service.ReconciliationSettlement;
import io.stoa.reconciliation.service.Reconciliations;
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

/**
 * Begins a reconciliation when its time has come or somebody asked for one, and goes on with one that paused or whose
 * node died. One thread a node, and the row lets one node at a time.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReconciliationTicks {

    private static final Duration FIRST = Duration.ofSeconds(20);
    private static final Duration EVERY = Duration.ofSeconds(5);

    @Inject
    Reconciliations reconciliations;

    @Inject
    ReconciliationRuns runs;

    @Inject
    ReconciliationService service;

    @Resource
    ManagedThreadFactory threads;

    private Ticks ticks;

    @PostConstruct
    void begin() {
        ticks = new Ticks("reconciliation.tick-skipped", this::tick, FIRST, EVERY, threads);
    }

    @PreDestroy
    void end() {
        ticks.close();
    }

    void tick() {
        reconciliations.requestWhenDue();
        runs.claim(ReconciliationSettlement.LEASE).ifPresent(service::carryOut);
    }
}
