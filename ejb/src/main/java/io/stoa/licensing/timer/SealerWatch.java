package io.stoa.licensing.timer;

import io.stoa.licensing.LicenseSealer;
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
 * Looks after the sealers every minute, so that one which went away is known before a device asks. On start it opens the
 * one that is configured: a setting that cannot work is refused then and not at the first licence.
 */
@Singleton
@Startup
@DependsOn("DevelopmentKeys")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SealerWatch {

    private static final Duration EVERY = Duration.ofMinutes(1);

    @Inject
    LicenseSealer sealer;

    @Resource
    ManagedThreadFactory threads;

    private Ticks ticks;

    @PostConstruct
    void begin() {
        sealer.states();
        ticks = new Ticks("license.sealer-look-skipped", sealer::look, Duration.ZERO, EVERY, threads);
    }

    @PreDestroy
    void end() {
        ticks.close();
    }
}
