package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.http.PortUnavailable;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulatorLifeTest {

    @Test
    void shouldListenOnThisMachineOnlyAndOnTwoPorts() {
        try (AppStoreConnectSimulator simulator = AppStoreConnectSimulator.start(Settings.defaults())) {
            assertEquals("127.0.0.1", simulator.apiUri().getHost());
            assertEquals("127.0.0.1", simulator.downloadUri().getHost());
            assertTrue(simulator.apiUri().getPort() != simulator.downloadUri().getPort());
        }
    }

    @Test
    void shouldSayWhichPortIsTakenAndLeaveNoPortOpen() {
        int free = freePort();
        try (AppStoreConnectSimulator other = AppStoreConnectSimulator.start(Settings.defaults())) {
            int taken = other.downloadUri().getPort();
            Settings settings = Settings.defaults().withPorts(free, taken);
            PortUnavailable refusal =
                    assertThrows(PortUnavailable.class, () -> AppStoreConnectSimulator.start(settings));
            assertTrue(refusal.getMessage().contains(Integer.toString(taken)));
        }
        assertEquals(free, apiPort(Settings.defaults().withPorts(free, 0)));
    }

    @Test
    void shouldRefuseSettingsThatMakeNoSense() {
        Settings settings = Settings.defaults();
        assertThrows(IllegalArgumentException.class, () -> settings.withHourlyLimit(0));
        assertThrows(IllegalArgumentException.class, () -> settings.withUrlLifetime(Duration.ZERO));
    }

    /** A port that was free a moment ago: a simulator had it and gave it back. */
    private static int freePort() {
        return apiPort(Settings.defaults());
    }

    private static int apiPort(Settings settings) {
        try (AppStoreConnectSimulator simulator = AppStoreConnectSimulator.start(settings)) {
            return simulator.apiUri().getPort();
        }
    }
}
