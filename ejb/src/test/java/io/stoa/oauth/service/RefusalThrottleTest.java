package io.stoa.oauth.service;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RefusalThrottleTest {

    private final RefusalThrottle throttle = new RefusalThrottle();

    RefusalThrottleTest() {
        throttle.settings = new OAuthSettings();
        throttle.settings.refusalsPerMinute = 3;
    }

    @Test
    void shouldMakeAnAddressWaitAfterTooManyRefusals() {
        for (int refusal = 0; refusal < 3; refusal++) {
            assertTrue(throttle.admits("192.0.2.1"));
            throttle.refused("192.0.2.1");
        }

        assertFalse(throttle.admits("192.0.2.1"));
        assertTrue(throttle.admits("192.0.2.2"));
    }

    @Test
    void shouldCountAllAddressesOfOneNetworkTogether() {
        for (int refusal = 0; refusal < 3; refusal++) {
            throttle.refused("2001:db8::" + refusal);
        }

        assertFalse(throttle.admits("2001:db8::9"));
    }

    @Test
    void shouldCountNoGoodRequests() {
        for (int request = 0; request < 1_000; request++) {
            assertTrue(throttle.admits("192.0.2.1"));
        }
    }
}
