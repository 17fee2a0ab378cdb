package io.stoa.packagestore.service;

import io.stoa.outbound.Outbound.Answer;
import io.stoa.packagestore.AssemblyProgress;
import io.stoa.time.Ticker;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Watches over running downloads from outside: the timeout of a socket holds for each read, so that one byte a second
 * would keep a connection for ever.
 */
@ApplicationScoped
public class TransferWatch {

    private static final int EVERY_SECONDS = 1;

    @Inject
    PackageSettings settings;

    @Inject
    Ticker ticker;

    @Resource
    ManagedThreadFactory threads;

    private final Set<Watched> running = ConcurrentHashMap.newKeySet();
    private ScheduledExecutorService ticks;

    @PostConstruct
    void begin() {
        ticks = Executors.newSingleThreadScheduledExecutor(threads);
        ticks.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        ticks.shutdownNow();
    }

    /** Watches an answer until the result is closed. */
    Watched over(Answer answer, AssemblyProgress progress) {
        Watched watched = new Watched(answer, progress, settings.transferLimits(), ticker.nanos(), running::remove);
        running.add(watched);
        return watched;
    }

    void look() {
        running.forEach(watched -> watched.look(ticker.nanos()));
    }
}
