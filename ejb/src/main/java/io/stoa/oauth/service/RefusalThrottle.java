package io.stoa.oauth.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.stoa.identity.Neighbourhood;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Slows down an address whose requests are refused over and over. Good requests are not counted: thousands of phones may
 * share one address, and a secret of 256 bits needs no other protection from guessing.
 */
@ApplicationScoped
public class RefusalThrottle {

    private static final Duration REFILL = Duration.ofMinutes(1);
    private static final int REMEMBERED = 100_000;

    @Inject
    OAuthSettings settings;

    private final Cache<Neighbourhood, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(REFILL.multipliedBy(2))
            .build();

    /** Whether the address may ask. */
    public boolean admits(String address) {
        Bucket bucket = buckets.getIfPresent(Neighbourhood.of(address));
        return bucket == null || bucket.getAvailableTokens() > 0;
    }

    /** Counts a refusal. */
    public void refused(String address) {
        buckets.get(Neighbourhood.of(address), unknown -> fullBucket()).tryConsume(1);
    }

    private Bucket fullBucket() {
        int capacity = settings.refusalsPerMinute();
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, REFILL))
                .build();
    }
}
