package io.stoa.notification.timer;

import io.stoa.notification.service.NotificationBell;
import io.stoa.notification.service.NotificationReplay;
import io.stoa.notification.service.NotificationSettings;
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
 * Acts on notifications: when one has arrived, and every few seconds on those that failed, are to be replayed, or were left
 * behind by a node that is gone. One at a time on each node and with a rest after every few, so that a flood leaves room for
 * those that still come in, who wait for an answer, and for devices.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationRecovery implements NotificationBell {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofMillis(25);

    @Inject
    NotificationReplay replay;

    @Inject
    NotificationSettings settings;

    @Resource
    ManagedThreadFactory threads;

    private Ticks ticks;

    @PostConstruct
    void begin() {
        settings.tellWhatIsOpen();
        ticks = new Ticks("notification.recovery-skipped", this::actOnDue, EVERY, EVERY, threads);
    }

    @PreDestroy
    void end() {
        ticks.close();
    }

    @Override
    public void ring() {
        ticks.tickSoon(REST);
    }

    void actOnDue() {
        if (replay.actOnDue()) {
            ring();
        }
    }
}
