package io.stoa.identity.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/** Slows down guessing, per login and per address; nobody is locked out for good. */
@ApplicationScoped
public class SignInThrottle {

    private static final int ATTEMPTS = 10;
    private static final Duration REFILL = Duration.ofMinutes(5);
    private static final int REMEMBERED = 100_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(REFILL.multipliedBy(2))
            .build();

    /** Counts an attempt. @return whether it may go on */
    public boolean admit(String zone, String login, String address) {
        boolean byLogin =
                bucket(zone + " login " + login.toLowerCase(Locale.ROOT)).tryConsume(1);
        boolean byAddress = bucket(zone + " address " + address).tryConsume(1);
        return byLogin && byAddress;
    }

    /** A person who knows the password is not held back by the failures before. */
    public void succeeded(String zone, String login) {
        buckets.invalidate(zone + " login " + login.toLowerCase(Locale.ROOT));
    }

    private Bucket bucket(String key) {
        return buckets.get(key, SignInThrottle::newBucket);
    }

    private static Bucket newBucket(String key) {
        int capacity = key.contains(" address ") ? ATTEMPTS * 10 : ATTEMPTS;
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, REFILL))
                .build();
    }
}
