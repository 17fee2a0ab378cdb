package io.stoa.cli.torture;

import io.stoa.cli.torture.check.Checker;
import io.stoa.cli.torture.check.DatabaseState;
import io.stoa.cli.torture.check.FinalState;
import io.stoa.cli.torture.check.Inspection;
import io.stoa.cli.torture.check.Violation;
import io.stoa.cli.torture.history.History;
import io.stoa.cli.torture.plan.Fault;
import io.stoa.cli.torture.plan.Plan;
import io.stoa.cli.torture.plan.Planner;
import io.stoa.cli.torture.play.DeviceClient;
import io.stoa.cli.torture.play.DownloadTap;
import io.stoa.cli.torture.play.Nemesis;
import io.stoa.cli.torture.play.NotificationClient;
import io.stoa.cli.torture.play.PersonClient;
import io.stoa.cli.torture.play.Round;
import io.stoa.cli.torture.play.Stock;
import io.stoa.cli.torture.world.Patience;
import io.stoa.cli.torture.world.World;
import io.stoa.cli.torture.world.WorldBroken;
import io.stoa.simulator.walk.Installation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plays rounds on one installation and proves each of them when all is quiet. */
final class Torture {

    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(4);

    private final World world;
    private final History history;
    private final Clock clock;
    private final DownloadTap tap = new DownloadTap();
    private final Stock stock;
    private final List<Fault> choices;

    /** A round that was played and is not proved yet. */
    private record Played(Plan plan, Map<String, String> digests) {}

    private final List<Played> unproved = new ArrayList<>();

    Torture(World world, History history, Clock clock, List<Fault> choices) {
        this.world = world;
        this.history = history;
        this.clock = clock;
        this.stock = new Stock(world.apple().authority(), world.apple().appStoreConnect(), tap);
        this.choices = choices;
    }

    /** Plays the round of a seed. @return its plan */
    Plan play(long seed, Duration length) throws InterruptedException {
        Plan plan = Planner.plan(seed, length, choices);
        Map<String, String> digests = stock.offer(plan);
        Installation installation = world.installation();
        NotificationClient notifications =
                new NotificationClient(seed, clock.instant(), installation, world::isReady, history);
        DeviceClient devices =
                new DeviceClient(seed, installation, world.apple().authority().trustAnchors(), history);
        Nemesis nemesis = new Nemesis(seed, world, notifications, tap, history);
        PersonClient person = new PersonClient(seed, installation, history);
        new Round(plan, notifications, devices, person, nemesis).play();
        unproved.add(new Played(plan, digests));
        return plan;
    }

    /** Waits until all is quiet, and proves every round since the last time. */
    List<Violation> prove() throws SQLException, IOException, InterruptedException {
        settle();
        List<Violation> violations = new ArrayList<>();
        for (Played played : unproved) {
            FinalState state =
                    Inspection.inspect(world, played.plan(), played.digests().keySet());
            violations.addAll(Checker.check(
                    played.plan(), played.digests(), history.of(played.plan().seed()), state));
        }
        unproved.clear();
        return violations;
    }

    // a job that never ends is a finding of the checker, so nobody waits for ever here
    private void settle() throws SQLException {
        List<String> apps = unproved.stream()
                .flatMap(played -> played.plan().appleItemIds().stream())
                .toList();
        try (DatabaseState database = DatabaseState.open(world.database(), apps)) {
            Patience.until(SETTLE_LIMIT, Duration.ofMillis(500), () -> isQuiet(database));
        }
    }

    private static boolean isQuiet(DatabaseState database) {
        try {
            return database.unfinished() == 0;
        } catch (SQLException away) {
            throw new WorldBroken("the database does not answer", away);
        }
    }
}
