package io.stoa.cli.torture;

import io.stoa.cli.torture.check.Checker;
import io.stoa.cli.torture.check.DatabaseState;
import io.stoa.cli.torture.check.FinalState;
import io.stoa.cli.torture.check.Inspection;
import io.stoa.cli.torture.check.StoreState;
import io.stoa.cli.torture.check.Violation;
import io.stoa.cli.torture.history.History;
import io.stoa.cli.torture.plan.Plan;
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
import io.stoa.simulator.appstoreconnect.chaos.Chaos;
import io.stoa.simulator.walk.Installation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One round on an installation with nothing in it, and its proof when all is quiet. */
final class Trial {

    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(4);
    private static final Duration LEAVING_LIMIT = Duration.ofSeconds(10);
    private static final Duration SETTLE_STEP = Duration.ofMillis(250);

    private final Plan plan;
    private final World world;
    private final History history;
    private final DownloadTap tap = new DownloadTap();
    private final Map<String, String> digests = new HashMap<>();
    private final NotificationClient notifications;
    private final DeviceClient devices;
    private final PersonClient person;

    Trial(Plan plan, World world, History history, Clock clock) {
        this.plan = plan;
        this.world = world;
        this.history = history;
        Installation installation = world.installation();
        this.notifications =
                new NotificationClient(plan.seed(), clock.instant(), installation, world::isReady, history);
        this.devices = new DeviceClient(
                plan.seed(),
                installation,
                world::isReady,
                world.apple().authority().trustAnchors(),
                history);
        this.person = new PersonClient(plan.seed(), installation, world::isReady, history);
    }

    /** Plays the round. When it returns nothing is broken any more, but much may be left to do. */
    void play() throws InterruptedException {
        digests.putAll(new Stock(world.apple().authority(), world.apple().appStoreConnect(), tap).offer(plan));
        Nemesis nemesis = new Nemesis(plan.seed(), world, notifications, tap, history);
        Chaos chaos = world.apple().appStoreConnect().chaos();
        chaos.become(plan.chaos(), plan.seed());
        new Round(plan, notifications, devices, person, nemesis).play();
        // what went wrong so far has to be mended; that more goes wrong would only take longer
        chaos.become(0, plan.seed());
    }

    /** Waits until all is quiet. @return what does not hold */
    List<Violation> prove() throws InterruptedException, SQLException, IOException {
        settle();
        FinalState quiet = Inspection.inspect(world, plan, digests.keySet());
        plan.notices().forEach(notifications::repeat);
        devices.installSomething(plan);
        person.showCopy();
        settle();
        FinalState later = Inspection.inspect(world, plan, digests.keySet());
        return Checker.check(plan, digests, history.of(plan.seed()), quiet, later);
    }

    /** How often App Store Connect misbehaved. */
    int misbehaviours() {
        return world.apple().appStoreConnect().chaos().injected().size();
    }

    // what never becomes quiet is a finding of the checker, so nobody waits for ever here
    private void settle() throws SQLException {
        StoreState store = new StoreState(world.packages());
        try (DatabaseState database = DatabaseState.open(world.database(), plan.appleItemIds())) {
            Patience.until(SETTLE_LIMIT, SETTLE_STEP, () -> isDone(database));
        }
        // only a worker that was overtaken may be about to leave; the hourly sweep must not be what clears up
        Patience.until(LEAVING_LIMIT, SETTLE_STEP, () -> isLeft(store));
    }

    private static boolean isDone(DatabaseState database) {
        try {
            return database.unfinished() == 0;
        } catch (SQLException away) {
            throw new WorldBroken("the database does not answer", away);
        }
    }

    private static boolean isLeft(StoreState store) {
        try {
            return store.staged().isEmpty();
        } catch (IOException unreadable) {
            throw new WorldBroken("the package store cannot be read", unreadable);
        }
    }
}
