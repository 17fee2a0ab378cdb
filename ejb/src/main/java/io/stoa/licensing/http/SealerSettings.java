package io.stoa.licensing.http;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long sealers may take, and how many requests they are given at once. */
@ApplicationScoped
public class SealerSettings {

    // inspection and sealing take it once each, and a device waits for 60 seconds
    private static final Duration LONGEST = Duration.ofSeconds(25);

    @Inject
    @ConfigProperty(name = "stoa.licensing.sealer.time-limit", defaultValue = "PT20S")
    Duration timeLimit;

    @Inject
    @ConfigProperty(name = "stoa.licensing.sealer.parallel-calls", defaultValue = "16")
    int parallelCalls;

    @Inject
    @ConfigProperty(name = "stoa.licensing.sealer.breaker-failures", defaultValue = "5")
    int breakerFailures;

    @Inject
    @ConfigProperty(name = "stoa.licensing.sealer.breaker-pause", defaultValue = "PT15S")
    Duration breakerPause;

    @PostConstruct
    void check() {
        if (timeLimit.toMillis() < 1 || timeLimit.compareTo(LONGEST) > 0) {
            throw unusable("stoa.licensing.sealer.time-limit is at most PT25S: it is needed twice within the minute a"
                    + " device waits.");
        }
        if (parallelCalls < 1 || breakerFailures < 1 || breakerPause.isNegative()) {
            throw unusable("stoa.licensing.sealer.parallel-calls and .breaker-failures are at least 1.");
        }
    }

    /** For all sealers together and one operation. */
    Duration timeLimit() {
        return timeLimit;
    }

    int parallelCalls() {
        return parallelCalls;
    }

    int breakerFailures() {
        return breakerFailures;
    }

    Duration breakerPause() {
        return breakerPause;
    }

    private static MarketplaceException unusable(String sentence) {
        return new MarketplaceException(FailureCode.NOT_CONFIGURED, sentence);
    }
}
