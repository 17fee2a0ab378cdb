package io.stoa.packagestore.timer;

import io.stoa.packagestore.service.Garbage;
import io.stoa.packagestore.service.Scrubber;
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

/** Has the store cared for, a little at every tick; on a thread of its own, so that nothing waits for it. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StoreUpkeep {

    private static final Duration TICK = Duration.ofSeconds(5);

    @Inject
    Garbage garbage;

    @Inject
    Scrubber scrubber;

    @Resource
    ManagedThreadFactory threads;

    private Ticks ticks;

    @PostConstruct
    void begin() {
        ticks = new Ticks("packagestore.upkeep-skipped", this::care, TICK, TICK, threads);
    }

    @PreDestroy
    void end() {
        ticks.close();
    }

    void care() {
        garbage.collect();
        scrubber.advance(TICK);
    }
}
