package io.stoa.notification.timer;

import io.stoa.notification.service.NotificationBell;
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
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Acts on notifications: when one has arrived, and every few seconds on those that failed, are to be replayed, or were left
 * behind by a node that is gone. One at a time on each node, so that a flood leaves room for devices. No timer of the container, for the reason its neighbour
 * {@link io.stoa.ingestion.timer.IngestionRecovery} gives.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationRecovery implements NotificationBell {

    private static final Logger LOG = System.getLogger(NotificationRecovery.class.getName());
    private static final int EVERY_SECONDS = 5;

    @Inject
    NotificationReplay replay;

    @Inject
    NotificationSettings settings;

    @Resource
    ManagedThreadFactory threads;

    private final AtomicBoolean isRung = new AtomicBoolean();
    private ScheduledExecutorService ticks;

    @PostConstruct
    void begin() {
        settings.tellWhatIsOpen();
        ticks = new ScheduledThreadPoolExecutor(1, threads, new ThreadPoolExecutor.DiscardPolicy());
        ticks.scheduleWithFixedDelay(this::actOnDue, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        ticks.shutdownNow();
    }

    @Override
    public void ring() {
        // one look is for all that was committed before it
        if (isRung.compareAndSet(false, true)) {
            ticks.execute(this::answerBell);
        }
    }

    private void answerBell() {
        isRung.set(false);
        actOnDue();
    }

    void actOnDue() {
        try {
            boolean mayBeMore = true;
            while (mayBeMore) {
                mayBeMore = replay.actOnDue();
            }
        } catch (RuntimeException databaseAway) {
            // what escaped would be the last tick
            LOG.log(Level.WARNING, "notification.recovery-skipped reason={0}", databaseAway.getMessage());
        }
    }
}
