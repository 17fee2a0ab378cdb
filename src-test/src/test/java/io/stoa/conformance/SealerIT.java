package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.Manifest;
import io.stoa.server.Configuration;
import io.stoa.server.Workplace;
import io.stoa.simulator.device.AppsRequest;
import io.stoa.simulator.device.Device;
import io.stoa.simulator.device.DeviceRefusal;
import io.stoa.simulator.device.InstallChannel;
import io.stoa.simulator.device.RestoreOutcome;
import io.stoa.simulator.sealer.LicenseSealerSimulator;
import io.stoa.simulator.sealer.SealerKeys;
import io.stoa.simulator.walk.DistributedAppWalk;
import io.stoa.simulator.walk.WalkStep;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Licences from a sealer beside the server, which dies and comes back; on a server of its own: the embedded default. */
class SealerIT {

    private static final long SEED = 1_767_225_700;
    private static final Duration SLOW = Duration.ofMinutes(1);

    private final List<WalkStep> steps = new ArrayList<>();
    private final Workplace workplace = Workplace.fresh("sealer");
    private SealerKeys keys;
    private LicenseSealerSimulator sealer;

    @BeforeEach
    void setUp() throws IOException {
        keys = SealerKeys.in(workplace.folder("sealer"), Clock.systemUTC());
        sealer = LicenseSealerSimulator.start(0, keys, SLOW);
    }

    @AfterEach
    void tearDown() {
        sealer.close();
    }

    @Test
    void shouldLicenseByTheSealerAndIssueNothingWhileItIsAway() throws IOException {
        try (DeployedStoa stoa = DeployedStoa.start(workplace, this::configured)) {
            new DistributedAppWalk(stoa.installation(), stoa.apple(), SEED, steps::add).play();
            assertTrue(sealer.asked().contains("POST /v1/issue"), sealer.asked()::toString);
            assertTrue(sealer.asked().contains("POST /v1/renew"), sealer.asked()::toString);

            PublishedApp app = stoa.published();
            Device device = device(stoa);
            long issued = issued(stoa);
            int port = sealer.uri().getPort();
            sealer.close();

            DeviceRefusal away = assertThrows(DeviceRefusal.class, () -> device.restore(request(app)));
            assertTrue(away.getMessage().contains("503"), away::getMessage);
            assertEquals(issued, issued(stoa));
            assertEquals(200, stoa.send(Request.get(app.manifest())).status());

            sealer = LicenseSealerSimulator.start(port, keys, SLOW);
            RestoreOutcome back = device.restore(request(app));
            assertTrue(
                    back instanceof RestoreOutcome.Restored restored
                            && restored.failures().isEmpty(),
                    back::toString);
            assertEquals(issued + 1, issued(stoa));
        }
    }

    private Configuration configured(Configuration others) {
        return others.with("stoa.licensing.sealer", "http")
                .with("stoa.licensing.sealer.url", sealer.uri())
                .with("stoa.licensing.signing-certificate-file", keys.signingCertificate())
                .with("stoa.licensing.encryption-key-file", keys.encryptionKey())
                .with("stoa.licensing.encryption-certificate-file", keys.encryptionCertificate());
    }

    private static Device device(DeployedStoa stoa) {
        return Device.builder()
                .publicUrl(stoa.publicUrl())
                .trustAnchors(stoa.apple().authority().trustAnchors())
                .marketplaceAppleItemId(stoa.installation().marketplaceAppleItemId())
                .build();
    }

    private static AppsRequest request(PublishedApp app) {
        Manifest manifest = app.forged().manifest();
        return AppsRequest.of(InstallChannel.MARKETPLACE_APP, "", manifest.appleItemId(), manifest.appleVersionId());
    }

    private static long issued(DeployedStoa stoa) throws IOException {
        try (Stream<String> log = Files.lines(stoa.server().dataDirectory().resolve("logs/server.log"))) {
            return log.filter(line -> line.contains("license.issued")).count();
        }
    }
}
