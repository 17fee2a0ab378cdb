package io.stoa.licensing.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.stoa.keys.service.Workbench;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device is recognised by its hash, on this installation and nowhere else. */
class DeviceHashesTest {

    private static final byte[] DEVICE = {1, 2, 3, 4};

    @TempDir
    Path data;

    private Workbench workbench;

    @BeforeEach
    void setUp() {
        workbench = new Workbench(data).withSecretKey();
    }

    @Test
    void shouldRecogniseADevice() {
        DeviceHashes hashes = hashes(new StoredSecrets());

        assertEquals(hashes.hash(DEVICE), hashes.hash(DEVICE.clone()));
        assertNotEquals(hashes.hash(DEVICE), hashes.hash(new byte[] {1, 2, 3, 5}));
    }

    @Test
    void shouldRecogniseADeviceAfterARestart() {
        StoredSecrets secrets = new StoredSecrets();

        assertEquals(hashes(secrets).hash(DEVICE), hashes(secrets).hash(DEVICE));
    }

    @Test
    void shouldNotTellDevicesToAnotherInstallation() {
        assertNotEquals(
                hashes(new StoredSecrets()).hash(DEVICE),
                hashes(new StoredSecrets()).hash(DEVICE));
    }

    private DeviceHashes hashes(StoredSecrets secrets) {
        DeviceHashes hashes = new DeviceHashes();
        hashes.secrets = secrets;
        hashes.secretBox = workbench.secretBox();
        hashes.clock = workbench.clock;
        hashes.load();
        return hashes;
    }
}
