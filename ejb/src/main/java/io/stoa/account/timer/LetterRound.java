package io.stoa.account.timer;

import io.stoa.account.service.LetterDispatch;
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

/** Sends letters that are due, every few seconds: nobody who asks for one waits for a mail server. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LetterRound {

    private static final Duration EVERY = Duration.ofSeconds(5);

    @Inject
    LetterDispatch dispatch;

    @Resource
    ManagedThreadFactory threads;

    private Ticks ticks;

    @PostConstruct
    void begin() {
        ticks = new Ticks("account.letters-skipped", dispatch::sendDue, EVERY, EVERY, threads);
    }

    @PreDestroy
    void end() {
        ticks.close();
    }
}
