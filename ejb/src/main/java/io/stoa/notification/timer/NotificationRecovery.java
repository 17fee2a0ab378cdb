package io.stoa.notification.timer;

import io.stoa.notification.service.NotificationReplay;
import io.stoa.notification.service.NotificationSettings;
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
 * Acts on notifications that failed or are to be replayed. No timer of the container, for the reason its neighbour
 * {@link io.stoa.ingestion.timer.IngestionRecovery} gives.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationRecovery {

    private static final Logger LOG = System.getLogger(NotificationRecovery.class.getName());
    private static final int EVERY_SECONDS = 5;

    @Inject
    NotificationReplay replay;

    @Inject
    NotificationSettings settings;

    @Resource
    ManagedThreadFactory threads;

    private ScheduledExecutorService ticks;

    @PostConstruct
    void begin() {
        settings.tellWhatIsOpen();
        ticks = Executors.newSingleThreadScheduledExecutor(threads);
        ticks.scheduleWithFixedDelay(this::actOnDue, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        ticks.shutdownNow();
    }

    void actOnDue() {
        try {
            replay.actOnDue();
        } catch (RuntimeException databaseAway) {
            // what escaped would be the last tick
            LOG.log(Level.WARNING, "notification.recovery-skipped reason={0}", databaseAway.getMessage());
        }
    }
}
