package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.server.BucketServer;
import io.stoa.server.Workplace;
import io.stoa.simulator.walk.DistributedAppWalk;
import io.stoa.simulator.walk.WalkStep;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole way of a package with a bucket in the place of the disk, on a server of its own: the embedded default. */
class BucketIT {

    private static final long SEED = 1_767_225_600;

    private final List<WalkStep> steps = new ArrayList<>();

    @Test
    void shouldBringAnAppToADeviceFromABucketAndTakeItDownAgain() {
        Workplace workplace = Workplace.fresh("bucket");
        try (BucketServer bucket = BucketServer.start(workplace);
                DeployedStoa stoa = DeployedStoa.start(workplace, bucket::configured)) {
            new DistributedAppWalk(stoa.installation(), stoa.apple(), SEED, steps::add).play();

            assertTrue(steps.size() > 10, () -> "the walk was short: " + steps);
            assertTrue(bucket.keys().size() > 2, () -> "the bucket holds no package: " + bucket.keys());
            assertFalse(
                    Files.exists(stoa.server().dataDirectory().resolve("packages/assets")),
                    "packages are on the disk as well");
        }
    }
}
