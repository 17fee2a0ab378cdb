package io.stoa.storefront.service;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstallLinkThrottleTest {

    private static final String ADDRESS = "192.0.2.7";

    private final MovedClock clock = new MovedClock();
    private final InstallLinkThrottle throttle = new InstallLinkThrottle();

    @BeforeEach
    void holdTheClock() {
        throttle.clock = clock;
    }

    @Test
    void shouldGrantThirtyLinksAndRefuseTheNext() {
        for (int link = 0; link < InstallLinkThrottle.LINKS; link++) {
            assertTrue(throttle.admit(ADDRESS));
        }
        assertFalse(throttle.admit(ADDRESS));
    }

    @Test
    void shouldNotMakeOneAddressPayForAnother() {
        exhaust();
        assertTrue(throttle.admit("192.0.2.8"));
    }

    @Test
    void shouldCountAllAddressesOfOneNetworkTogether() {
        for (int link = 0; link < InstallLinkThrottle.LINKS; link++) {
            throttle.admit("2001:db8::" + link);
        }
        assertFalse(throttle.admit("2001:db8::99"));
    }

    @Test
    void shouldGrantAgainAsTimePasses() {
        exhaust();
        clock.move(InstallLinkThrottle.REFILL.dividedBy(InstallLinkThrottle.LINKS));
        assertTrue(throttle.admit(ADDRESS));
        assertFalse(throttle.admit(ADDRESS));
    }

    @Test
    void shouldNotSaveUpMoreThanOneMinutesWorth() {
        exhaust();
        clock.move(Duration.ofHours(1));
        exhaust();
        assertFalse(throttle.admit(ADDRESS));
    }

    private void exhaust() {
        for (int link = 0; link < InstallLinkThrottle.LINKS; link++) {
            throttle.admit(ADDRESS);
        }
    }

    private static final class MovedClock extends Clock {

        private Instant now = Offers.NOON;

        void move(Duration step) {
            now = now.plus(step);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("this clock knows UTC only");
        }
    }
}
