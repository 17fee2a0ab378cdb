package io.stoa.licensing.timer;

import io.stoa.licensing.crypto.LicensingKeyRing;
import io.stoa.licensing.service.CertificateExpiry;
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

/** Has this node follow what another one exchanged, and once a day tells of a certificate that runs out. */
@Singleton
@Startup
@DependsOn("DevelopmentKeys")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LicensingKeyWatch {

    private static final Duration EXCHANGE = Duration.ofSeconds(10);
    private static final Duration EXPIRY = Duration.ofDays(1);

    @Inject
    LicensingKeyRing ring;

    @Inject
    CertificateExpiry expiry;

    @Resource
    ManagedThreadFactory threads;

    private Ticks exchange;
    private Ticks daily;

    @PostConstruct
    void begin() {
        exchange = new Ticks("license.keys-not-read", ring::refresh, EXCHANGE, EXCHANGE, threads);
        daily = new Ticks("license.certificates-not-looked-at", expiry::tell, Duration.ZERO, EXPIRY, threads);
    }

    @PreDestroy
    void end() {
        exchange.close();
        daily.close();
    }
}
