package io.stoa.identity.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.stoa.identity.Neighbourhood;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * Counts what is refused to an address, so that one to which too much is refused has to wait. What is not refused is not
 * counted: thousands may share one address. All addresses of one {@link Neighbourhood} are one.
 */
public final class RefusalsByAddress {

    private static final Duration REFILL = Duration.ofMinutes(1);
    private static final int REMEMBERED = 100_000;

    private final IntSupplier mostInAMinute;
    private final Cache<Neighbourhood, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(REFILL.multipliedBy(2))
            .build();

    /** @param mostInAMinute asked for when an address is first refused something */
    public RefusalsByAddress(IntSupplier mostInAMinute) {
        this.mostInAMinute = mostInAMinute;
    }

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
        int capacity = mostInAMinute.getAsInt();
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, REFILL))
                .build();
    }
}
