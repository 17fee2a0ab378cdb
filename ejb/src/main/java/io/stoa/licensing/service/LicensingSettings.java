package io.stoa.licensing.service;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How licences are made and how long they hold. */
@ApplicationScoped
public class LicensingSettings {

    private static final Logger LOG = System.getLogger(LicensingSettings.class.getName());

    @Inject
    @ConfigProperty(name = "stoa.licensing.duration", defaultValue = "P30D")
    Duration duration;

    @Inject
    @ConfigProperty(name = "stoa.licensing.sealer", defaultValue = "simulated")
    String sealer;

    @Inject
    @ConfigProperty(name = "stoa.licensing.allow-simulated", defaultValue = "false")
    boolean allowSimulated;

    @PostConstruct
    void check() {
        if (duration.isNegative() || duration.getNano() != 0) {
            throw new MarketplaceException(
                    FailureCode.NOT_CONFIGURED,
                    "stoa.licensing.duration is a whole number of seconds such as P30D, or PT0S for ever.");
        }
        if (duration.isZero()) {
            LOG.log(
                    Level.WARNING,
                    "license.for-ever stoa.licensing.duration=PT0S licences can be revoked only when the marketplace app asks"
                            + " for their renewal");
        }
    }

    /** How long a licence holds from its issue or renewal; zero means for ever. */
    public Duration duration() {
        return duration;
    }

    /** Which sealer makes licences. */
    public String sealer() {
        return sealer;
    }

    /** Whether licences no device accepts may be given out under a public URL. */
    public boolean allowsSimulated() {
        return allowSimulated;
    }
}
