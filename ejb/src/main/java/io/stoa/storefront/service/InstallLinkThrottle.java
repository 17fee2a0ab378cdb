package io.stoa.storefront.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.stoa.identity.Neighbourhood;
import io.stoa.time.service.ClockMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** How often one address may ask for an install link: a person taps a few times a minute, a script does not stop. */
@ApplicationScoped
public class InstallLinkThrottle {

    static final int LINKS = 30;
    static final Duration REFILL = Duration.ofMinutes(1);
    private static final int REMEMBERED_ADDRESSES = 100_000;

    private final Cache<Neighbourhood, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_ADDRESSES)
            .expireAfterAccess(REFILL.multipliedBy(2))
            .build();

    @Inject
    Clock clock;

    /** Counts one wish for a link. @return whether it is granted */
    public boolean admit(String address) {
        return buckets.get(Neighbourhood.of(address), newcomer -> newBucket()).tryConsume(1);
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(LINKS).refillGreedy(LINKS, REFILL))
                .withCustomTimePrecision(new ClockMeter(clock))
                .build();
    }
}
