package io.stoa.packagestore.timer;

import io.stoa.packagestore.service.Garbage;
import io.stoa.packagestore.service.Scrubber;
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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has the store cared for, a little at every tick; on a thread of its own, so that nothing waits for it. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StoreUpkeep {

    private static final Logger LOG = System.getLogger(StoreUpkeep.class.getName());
    private static final Duration TICK = Duration.ofSeconds(5);

    @Inject
    Garbage garbage;

    @Inject
    Scrubber scrubber;

    @Resource
    ManagedThreadFactory threads;

    private ScheduledExecutorService ticks;

    @PostConstruct
    void begin() {
        ticks = Executors.newSingleThreadScheduledExecutor(threads);
        ticks.scheduleWithFixedDelay(this::care, TICK.toSeconds(), TICK.toSeconds(), TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        ticks.shutdownNow();
    }

    void care() {
        try {
            garbage.collect();
            scrubber.advance(TICK);
        } catch (RuntimeException away) {
            // what escaped would be the last tick
            LOG.log(Level.WARNING, "packagestore.upkeep-skipped reason={0}", away.getMessage());
        }
    }
}
