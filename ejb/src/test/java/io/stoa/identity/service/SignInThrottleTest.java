package io.stoa.identity.service;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.identity.Login;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final Login OWNER = new Login("owner");
    private static final String HOME = "192.0.2.1";
    private static final String STRANGER = "198.51.100.7";

    private final SignInThrottle throttle = new SignInThrottle();

    @Test
    void shouldSlowDownGuessingAtOneLoginFromOneAddress() {
        assertTrue(attempts(10, OWNER, STRANGER));
        assertFalse(attempts(1, OWNER, STRANGER));
    }

    @Test
    void shouldLetTheOwnerInWhileAStrangerGuessesAtTheSameLogin() {
        attempts(500, OWNER, STRANGER);
        assertTrue(attempts(1, OWNER, HOME));
    }

    @Test
    void shouldSlowDownAnAddressThatTriesManyLogins() {
        boolean all = true;
        for (int i = 0; i < 101; i++) {
            all &= throttle.admit("admin", new Login("person" + i), STRANGER);
        }
        assertFalse(all);
        assertTrue(attempts(1, new Login("person1"), HOME));
    }

    @Test
    void shouldTakeTheCaseOfALoginForNothing() {
        attempts(10, OWNER, STRANGER);
        assertFalse(attempts(1, new Login("OWNER"), STRANGER));
    }

    @Test
    void shouldForgetTheFailuresOfWhoeverSucceeds() {
        attempts(10, OWNER, HOME);
        throttle.succeeded("admin", OWNER, HOME);
        assertTrue(attempts(10, OWNER, HOME));
    }

    @Test
    void shouldLetAnyNumberOfPeopleInWhoShareAnAddress() {
        for (int i = 0; i < 300; i++) {
            Login person = new Login("person" + i);
            assertTrue(attempts(1, person, HOME));
            throttle.succeeded("admin", person, HOME);
        }
    }

    @Test
    void shouldCountAllAddressesOfOneNetworkTogether() {
        for (int i = 0; i < 100; i++) {
            throttle.admit("account", new Login("person" + i), "2001:db8:0:7::" + i);
        }
        assertFalse(throttle.admit("account", OWNER, "2001:db8:0:7:a::1"));
        assertTrue(throttle.admit("account", OWNER, "2001:db8:0:8::1"));
    }

    @Test
    void shouldKeepZonesApart() {
        attempts(10, OWNER, HOME);
        assertTrue(throttle.admit("account", OWNER, HOME));
    }

    private boolean attempts(int count, Login login, String address) {
        boolean all = true;
        for (int i = 0; i < count; i++) {
            all &= throttle.admit("admin", login, address);
        }
        return all;
    }
}
