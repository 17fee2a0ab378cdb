package io.stoa.simulator.appstoreconnect.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Requests per API key within a rolling hour.
 *
 * @see "Apple, App Store Connect API: Identifying Rate Limits"
 */
final class RateLimit {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final int limit;
    private final Clock clock;
    private final Map<String, Deque<Instant>> requests = new HashMap<>();

    RateLimit(int limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Counts a request.
     *
     * @throws ApiError the key has used up its hour; such a request is not counted
     */
    synchronized void count(String keyId) {
        Deque<Instant> counted = withinTheHour(keyId);
        if (counted.size() >= limit) {
            throw ApiError.rateLimitExceeded(limit);
        }
        counted.addLast(clock.instant());
    }

    /** Value of {@code X-Rate-Limit} for a key; an unknown caller has used nothing. */
    synchronized String header(String keyId) {
        int remaining = limit - withinTheHour(keyId).size();
        return "user-hour-lim:" + limit + ";user-hour-rem:" + remaining + ";";
    }

    private Deque<Instant> withinTheHour(String keyId) {
        Deque<Instant> counted = requests.computeIfAbsent(keyId, unseen -> new ArrayDeque<>());
        Instant horizon = clock.instant().minus(WINDOW);
        while (!counted.isEmpty() && !counted.getFirst().isAfter(horizon)) {
            counted.removeFirst();
        }
        return counted;
    }
}
