package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stoa.simulator.appstoreconnect.chaos.Chaos;
import io.stoa.simulator.appstoreconnect.chaos.ChaosSettings;
import io.stoa.simulator.walk.DistributedAppWalk;
import io.stoa.simulator.walk.LicenseWalk;
import io.stoa.simulator.walk.MarketplaceAppWalk;
import io.stoa.simulator.walk.PersonWalk;
import io.stoa.simulator.walk.RevisionSeries;
import io.stoa.simulator.walk.RevisionWalk;
import io.stoa.simulator.walk.WalkStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnServer
class WalksIT {

    /** The recorded assets have gigabytes. */
    private static final long SMALLER = 20_000;

    private static final long APART = 1_000;
    private static final AtomicLong WALKS = new AtomicLong();

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

    @Test
    void shouldLicenseAppsUntilTheyAreRevokedLimitedOrTakenDown(DeployedStoa stoa) {
        new LicenseWalk(stoa.installation(), stoa.apple(), seed(), steps::add).play();
        assertTrue(steps.size() > 10, () -> "the walk was short: " + steps);
    }

    @Test
    void shouldSignAPersonInUntilTheySignOutEverywhere(DeployedStoa stoa) {
        new PersonWalk(stoa.installation(), stoa.apple(), seed(), steps::add).play();
        assertTrue(steps.size() > 10, () -> "the walk was short: " + steps);
    }

    @Test
    void shouldTakeInRevisionsOverMonthsWithoutFetchingAnythingTwice(DeployedStoa stoa) {
        new RevisionWalk(stoa.installation(), stoa.apple(), RevisionSeries.small(seed()), steps::add).play();
        assertTrue(steps.size() > 5, () -> "the walk was short: " + steps);
    }

    @Test
    void shouldTakeInTheRecordedSeries(DeployedStoa stoa) throws IOException {
        Path recorded = Path.of(System.getProperty("stoa.fixtures", "none"), "manifests", "revisions");
        assumeTrue(Files.isDirectory(recorded), "the recorded manifests are not here");
        try (Stream<Path> manifests = Files.list(recorded)) {
            RevisionSeries series = RevisionSeries.recorded(manifests.sorted().toList(), SMALLER, seed());
            new RevisionWalk(stoa.installation(), stoa.apple(), series, steps::add).play();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 22})
    void shouldBringAnAppToADeviceHoweverAppStoreConnectMisbehaves(long chaosSeed, DeployedStoa stoa) {
        Chaos chaos = stoa.apple().appStoreConnect().chaos();
        int before = chaos.injected().size();
        chaos.become(ChaosSettings.HIGHEST_LEVEL, chaosSeed);
        try {
            new DistributedAppWalk(stoa.installation(), stoa.apple(), seed(), steps::add).play();
        } finally {
            chaos.become(0, chaosSeed);
        }
        assertTrue(chaos.injected().size() > before, "nothing went wrong");
    }

    // grows, so that a walk can be repeated on an installation that is still there
    private static long seed() {
        return Instant.now().getEpochSecond() + APART * WALKS.incrementAndGet();
    }
}
