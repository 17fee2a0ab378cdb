package io.stoa.notification.timer;

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

/** Acts on notifications that failed or are to be replayed. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationRecovery {

    private static final Duration EVERY = Duration.ofSeconds(5);

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

    void actOnDue() {
        replay.actOnDue();
    }
}
