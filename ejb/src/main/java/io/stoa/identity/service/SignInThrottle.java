package io.stoa.identity.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.stoa.identity.Login;
import io.stoa.identity.Neighbourhood;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Slows down guessing: tightly for one login from one address, loosely for an address and for a login as a whole, so that
 * a stranger who guesses at a login can hardly keep its owner out. Nobody is locked out for good. All addresses of one
 * {@link Neighbourhood} are one.
 */
@ApplicationScoped
public class SignInThrottle {

    private static final int ATTEMPTS_AT_ONE_LOGIN = 10;
    private static final int ATTEMPTS_FROM_ONE_ADDRESS = 100;
    private static final int ATTEMPTS_AT_A_LOGIN_FROM_ANYWHERE = 1_000;
    private static final Duration REFILL = Duration.ofMinutes(5);
    private static final int REMEMBERED = 100_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(REFILL.multipliedBy(2))
            .build();

    /**
     * Counts an attempt. An address that is spent costs nobody else anything.
     *
     * @return whether it may go on
     */
    public boolean admit(String zone, Login login, String address) {
        return take(fromAddress(zone, address), ATTEMPTS_FROM_ONE_ADDRESS)
                && take(atLogin(zone, login, address), ATTEMPTS_AT_ONE_LOGIN)
                && take(zone + " at " + lower(login), ATTEMPTS_AT_A_LOGIN_FROM_ANYWHERE);
    }

    /**
     * A person who knows the password is not held back by the failures before, and uses up nothing of their address: many
     * may share it, behind a proxy everybody.
     */
    public void succeeded(String zone, Login login, String address) {
        buckets.invalidate(atLogin(zone, login, address));
        Optional.ofNullable(buckets.getIfPresent(fromAddress(zone, address))).ifPresent(bucket -> bucket.addTokens(1));
    }

    private static String fromAddress(String zone, String address) {
        return zone + " from " + Neighbourhood.of(address);
    }

    private static String atLogin(String zone, Login login, String address) {
        return fromAddress(zone, address) + " at " + lower(login);
    }

    private static String lower(Login login) {
        return login.value().toLowerCase(Locale.ROOT);
    }

    private boolean take(String key, int capacity) {
        return buckets.get(key, unknown -> full(capacity)).tryConsume(1);
    }

    private static Bucket full(int capacity) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, REFILL))
                .build();
    }
}
