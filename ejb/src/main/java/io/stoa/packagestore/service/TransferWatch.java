package io.stoa.packagestore.service;

import io.stoa.outbound.Outbound.Answer;
import io.stoa.packagestore.AssemblyProgress;
import io.stoa.time.Ticker;
import io.stoa.time.service.Ticks;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watches over running downloads from outside: the timeout of a socket holds for each read, so that one byte a second
 * would keep a connection for ever.
 */
@ApplicationScoped
public class TransferWatch {

    private static final Logger LOG = System.getLogger(TransferWatch.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(1);

    @Inject
    PackageSettings settings;

    @Inject
    Ticker ticker;

    @Resource
    ManagedThreadFactory threads;

    private final Set<Watched> running = ConcurrentHashMap.newKeySet();
    private Ticks ticks;

    @PostConstruct
    void begin() {
        ticks = new Ticks("packagestore.watch-skipped", this::look, EVERY, EVERY, threads);
    }

    @PreDestroy
    void end() {
        ticks.close();
    }

    /** Watches an answer until the result is closed. */
    Watched over(Answer answer, AssemblyProgress progress) {
        Watched watched = new Watched(answer, progress, settings.transferLimits(), ticker.nanos(), running::remove);
        running.add(watched);
        return watched;
    }

    void look() {
        running.forEach(this::look);
    }

    // one that cannot even be closed must not leave the others unwatched
    private void look(Watched watched) {
        try {
            watched.look(ticker.nanos());
        } catch (RuntimeException stuck) {
            LOG.log(Level.WARNING, "packagestore.transfer-stuck code=internal", stuck);
        }
    }
}
