package io.stoa.connect.http;

import io.stoa.connect.ConnectPaused;
import io.stoa.problem.FailureCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What is left of the API key's hour, as the header {@code X-Rate-Limit} tells it. When nothing is left we wait by
 * ourselves instead of being refused; reconciliation takes its share of the hour and leaves the rest to ingestion.
 */
@ApplicationScoped
public class RateBudget {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    // what Apple's sample shows, until an answer tells the limit of this key
    private static final long USUAL_LIMIT = 3_500;
    private static final double RESERVE = 0.3;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "stoa.reconciliation.rate-share", defaultValue = "0.3")
    double reconciliationShare;

    private final Deque<Instant> reconciled = new ArrayDeque<>();
    private long perHour = USUAL_LIMIT;
    private long remaining = USUAL_LIMIT;
    private Instant toldAt = Instant.EPOCH;
    private Instant blockedUntil = Instant.MIN;

    /** @throws ConnectPaused while the hour's requests, or those for this purpose, are used up */
    synchronized void check(Purpose purpose) {
        Instant now = clock.instant();
        if (now.isBefore(blockedUntil)) {
            throw paused("The hour's requests to App Store Connect are used up.", Duration.between(now, blockedUntil));
        }
        if (purpose == Purpose.RECONCILIATION) {
            leaveTheRestToIngestion(now);
        }
    }

    private void leaveTheRestToIngestion(Instant now) {
        while (!reconciled.isEmpty() && !reconciled.peek().isAfter(now.minus(HOUR))) {
            reconciled.remove();
        }
        if (reconciled.size() >= perHour * reconciliationShare) {
            throw paused("Reconciliation has used its share of the hour's requests.", PAUSE);
        }
        // what was told long ago is no reason to wait for ever: the next answer tells anew
        boolean told = toldAt.plus(PAUSE).isAfter(now);
        if (told && remaining < perHour * RESERVE) {
            throw paused("What is left of the hour's requests is for ingestion.", PAUSE);
        }
    }

    /** Counts a request that is sent. */
    synchronized void spend(Purpose purpose) {
        if (purpose == Purpose.RECONCILIATION) {
            reconciled.add(clock.instant());
        }
    }

    /** @param header {@code user-hour-lim:3500;user-hour-rem:500;} */
    synchronized void note(String header) {
        RateLimit told = RateLimit.parse(header);
        told.perHour().ifPresent(number -> perHour = Math.max(1, number));
        told.remaining().ifPresent(number -> {
            remaining = number;
            toldAt = clock.instant();
        });
        if (told.remaining().orElse(1) == 0) {
            waitFor(PAUSE);
        } else if (told.remainingOfMinute().orElse(1) == 0) {
            waitFor(MINUTE);
        }
    }

    /** App Store Connect asked us to come back later: that holds for everybody who uses the key. */
    synchronized void waitFor(Duration pause) {
        Instant until = clock.instant().plus(pause);
        blockedUntil = until.isAfter(blockedUntil) ? until : blockedUntil;
    }

    private static ConnectPaused paused(String sentence, Duration pause) {
        return new ConnectPaused(FailureCode.CONNECT_RATE_LIMITED, sentence, pause);
    }
}
