package io.stoa.ingestion.timer;

import io.stoa.ingestion.service.PackageImportService;
import io.stoa.ingestion.service.StagingSweep;
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

/** Sweeps the staging folders, and imports nobody goes on with, a minute after the start and every hour. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StagingCleaning {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofHours(1);

    @Inject
    StagingSweep sweep;

    @Inject
    PackageImportService imports;

    @Resource
    ManagedThreadFactory threads;

    private Ticks ticks;

    @PostConstruct
    void begin() {
        ticks = new Ticks("ingestion.staging-sweep-skipped", this::clean, FIRST, EVERY, threads);
    }

    @PreDestroy
    void end() {
        ticks.close();
    }

    void clean() {
        sweep.sweep();
        imports.sweep();
    }
}
