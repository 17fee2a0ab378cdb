package io.stoa.surface.rest;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Gives up what did not arrive in time. No time-out of the container: one of the servers lets it run on while the
 * request is answered.
 */
@ApplicationScoped
public class Patience {

    /** What a phone in a lift may take for a few kilobytes. */
    static final Duration WITH_A_BODY = Duration.ofSeconds(20);

    @Resource
    ManagedThreadFactory threads;

    private ScheduledThreadPoolExecutor clock;

    @PostConstruct
    void begin() {
        clock = new ScheduledThreadPoolExecutor(1, threads);
        clock.setRemoveOnCancelPolicy(true);
    }

    @PreDestroy
    void end() {
        clock.shutdownNow();
    }

    /** @return cancelled by whoever did not have to be given up */
    Future<?> afterwards(Runnable giveUp) {
        return clock.schedule(giveUp, WITH_A_BODY.toSeconds(), TimeUnit.SECONDS);
    }
}
