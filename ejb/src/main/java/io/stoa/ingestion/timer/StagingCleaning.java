package io.stoa.ingestion.timer;

import io.stoa.ingestion.service.PackageImportService;
import io.stoa.ingestion.service.StagingSweep;
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

/** Sweeps the staging folders, and imports nobody goes on with, a minute after the start and every hour. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StagingCleaning {

    private static final Logger LOG = System.getLogger(StagingCleaning.class.getName());
    private static final int FIRST_AFTER_MINUTES = 1;
    private static final int EVERY_MINUTES = 60;

    @Inject
    StagingSweep sweep;

    @Inject
    PackageImportService imports;

    @Resource
    ManagedThreadFactory threads;

    private ScheduledExecutorService ticks;

    @PostConstruct
    void begin() {
        ticks = Executors.newSingleThreadScheduledExecutor(threads);
        ticks.scheduleWithFixedDelay(this::clean, FIRST_AFTER_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    @PreDestroy
    void end() {
        ticks.shutdownNow();
    }

    void clean() {
        try {
            sweep.sweep();
            imports.sweep();
        } catch (RuntimeException away) {
            // what escaped would be the last tick
            LOG.log(Level.WARNING, "ingestion.staging-sweep-skipped reason={0}", away.getMessage());
        }
    }
}
