package io.stoa.reconciliation.service;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often everything is compared, and what is done about a delivery that failed. */
@ApplicationScoped
public class ReconciliationSettings {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    @Inject
    @ConfigProperty(name = "stoa.reconciliation.every", defaultValue = "PT6H")
    Duration every;

    @Inject
    @ConfigProperty(name = "stoa.reconciliation.redeliver", defaultValue = "false")
    boolean redeliver;

    @PostConstruct
    void check() {
        if (every.compareTo(SHORTEST) < 0) {
            throw new MarketplaceException(
                    FailureCode.NOT_CONFIGURED, "stoa.reconciliation.every is shorter than a minute.");
        }
    }

    /** The time within which heals what was lost. */
    public Duration every() {
        return every;
    }

    /** Whether App Store Connect is asked to send again what it failed to deliver. */
    public boolean redeliver() {
        return redeliver;
    }
}
