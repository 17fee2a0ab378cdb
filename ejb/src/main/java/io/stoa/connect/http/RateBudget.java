package io.stoa.connect.http;

import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What is left of the API key's hour, from the header {@code X-Rate-Limit: user-hour-lim:3500;user-hour-rem:500;}.
 * When nothing is left we wait by ourselves instead of being refused.
 */
@ApplicationScoped
public class RateBudget {

    private static final Duration PAUSE = Duration.ofMinutes(5);

    @Inject
    Clock clock;

    private Instant blockedUntil = Instant.MIN;

    /** @throws RetryableFailure while the hour's requests are used up */
    synchronized void check() {
        Instant now = clock.instant();
        if (now.isBefore(blockedUntil)) {
            throw new RetryableFailure(
                    FailureCode.CONNECT_RATE_LIMITED,
                    "The hour's requests to App Store Connect are used up.",
                    Duration.between(now, blockedUntil),
                    null);
        }
    }

    synchronized void note(String header) {
        if ("0".equals(parse(header).get("user-hour-rem"))) {
            blockedUntil = clock.instant().plus(PAUSE);
        }
    }

    static Map<String, String> parse(String header) {
        Map<String, String> limits = new HashMap<>();
        for (String part : header.split(";")) {
            int colon = part.indexOf(':');
            if (colon > 0) {
                limits.put(
                        part.substring(0, colon).strip(),
                        part.substring(colon + 1).strip());
            }
        }
        return limits;
    }
}
