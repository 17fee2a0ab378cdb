package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.walk.DistributedAppWalk;
import io.stoa.simulator.walk.MarketplaceAppWalk;
import io.stoa.simulator.walk.WalkStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnServer
class WalksIT {

    private final List<WalkStep> steps = new ArrayList<>();

    @Test
    void shouldBringAnAppOfAnotherDeveloperToADeviceAndTakeItDownAgain(DeployedStoa stoa) {
        new DistributedAppWalk(stoa.installation(), stoa.apple(), seed(), steps::add).play();
        assertTrue(steps.size() > 10, () -> "the walk was short: " + steps);
    }

    @Test
    void shouldInstallTheMarketplacesOwnAppByALinkAndRestoreIt(DeployedStoa stoa) {
        new MarketplaceAppWalk(stoa.installation(), stoa.apple(), seed(), steps::add).play();
        assertTrue(steps.size() > 5, () -> "the walk was short: " + steps);
    }

    // grows, so that a walk can be repeated on an installation that is still there
    private static long seed() {
        return Instant.now().getEpochSecond();
    }
}
