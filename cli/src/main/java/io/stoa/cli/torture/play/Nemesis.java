package io.stoa.cli.torture.play;

import io.stoa.cli.torture.history.Action;
import io.stoa.cli.torture.history.History;
import io.stoa.cli.torture.history.History.Outcome;
import io.stoa.cli.torture.history.Verdict;
import io.stoa.cli.torture.plan.PlannedFault;
import io.stoa.cli.torture.plan.PlannedNotice;
import io.stoa.cli.torture.plan.PlannedPackage;
import io.stoa.cli.torture.world.Patience;
import io.stoa.cli.torture.world.World;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Breaks things under the clients, one after the other, and brings them back. */
public final class Nemesis {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final long seed;
    private final World world;
    private final NotificationClient notifications;
    private final DownloadTap tap;
    private final History history;

    public Nemesis(long seed, World world, NotificationClient notifications, DownloadTap tap, History history) {
        this.seed = seed;
        this.world = world;
        this.notifications = notifications;
        this.tap = tap;
        this.history = history;
    }

    void inject(PlannedFault planned) {
        Patience.pass(planned.pause());
        history.record(seed, Action.FAULT, () -> {
            boolean met = strike(planned);
            bringBack(planned);
            String detail = planned.fault().sentence() + (met ? "" : ", but the moment was missed");
            return new Outcome(planned.fault().name(), met ? Verdict.OK : Verdict.UNKNOWN, detail);
        });
    }

    /** Breaks something. @return whether the moment it waited for came */
    private boolean strike(PlannedFault planned) {
        return switch (planned.fault()) {
            case KILL_SERVER -> killServer();
            case KILL_SERVER_WHILE_TOLD -> killWhileTold(planned);
            case KILL_SERVER_AT_ROW -> killAtRow(bait(planned));
            case KILL_SERVER_AFTER_ANSWER -> killAfterAnswer(bait(planned));
            case KILL_SERVER_MID_DOWNLOAD -> killInTheMiddle(bait(planned));
            case KILL_SERVER_BEFORE_PUBLICATION -> killBeforePublication(bait(planned));
            case PAUSE_SERVER -> world.pauseServer(planned.lasts());
            case KILL_DATABASE -> killDatabase(planned);
            case LOCK_DATABASE -> lockDatabase(planned);
            case KILL_BROKER -> killBroker(planned.lasts(), false);
            case KILL_BROKER_AND_JOURNAL -> killBrokerWithARing(planned);
        };
    }

    // what was announced has to be taken in the end, as a sender that delivers again would see to; what was taken is
    // not delivered again, or nobody could tell whether it was lost
    private void bringBack(PlannedFault planned) {
        if (!world.serverLives()) {
            world.bringServerBack();
        }
        Set<PlannedNotice> taken = notifications.taken();
        taken.forEach(notice -> look(notice, true));
        planned.bait().filter(bait -> !taken.contains(bait)).ifPresent(bait -> {
            look(bait, false);
            notifications.deliverUntilTaken(bait);
        });
    }

    private void look(PlannedNotice notice, boolean acknowledged) {
        InboxWatch watch = new InboxWatch(world.database());
        history.record(seed, Action.LOOK, () -> watch.look(notice, acknowledged));
    }

    private boolean killServer() {
        world.killServer();
        return true;
    }

    // the moment is anywhere between the first byte of the request and its answer, which takes some milliseconds
    private boolean killWhileTold(PlannedFault planned) {
        CompletableFuture<Verdict> told = CompletableFuture.supplyAsync(() -> notifications.deliver(bait(planned)));
        Patience.until(planned.lasts().dividedBy(200), Duration.ofMillis(1), told::isDone);
        world.killServer();
        return told.join() != Verdict.OK;
    }

    private boolean killAfterAnswer(PlannedNotice bait) {
        boolean answered = notifications.deliverUntilTaken(bait);
        world.killServer();
        return answered;
    }

    private boolean killAtRow(PlannedNotice bait) {
        CompletableFuture<Verdict> told = CompletableFuture.supplyAsync(() -> notifications.deliver(bait));
        boolean seen = new InboxWatch(world.database()).awaitRow(bait.id(), LIMIT);
        world.killServer();
        told.join();
        return seen;
    }

    private boolean killInTheMiddle(PlannedNotice bait) {
        PlannedPackage version = bait.about().orElseThrow();
        tap.hold(version.packageVersionId());
        try {
            notifications.deliverUntilTaken(bait);
            boolean halfWay = tap.awaitBytes(version.packageVersionId(), version.size(), LIMIT);
            world.killServer();
            return halfWay;
        } finally {
            tap.release();
        }
    }

    private boolean killBeforePublication(PlannedNotice bait) {
        PlannedPackage version = bait.about().orElseThrow();
        notifications.deliverUntilTaken(bait);
        boolean whole = tap.awaitBytes(version.packageVersionId(), 2L * version.size(), LIMIT);
        world.killServer();
        return whole;
    }

    private boolean killDatabase(PlannedFault planned) {
        world.killDatabase();
        CompletableFuture<Verdict> told = CompletableFuture.supplyAsync(() -> notifications.deliver(bait(planned)));
        Patience.pass(planned.lasts());
        world.bringDatabaseBack();
        return told.join() != Verdict.OK;
    }

    private boolean lockDatabase(PlannedFault planned) {
        CompletableFuture<Verdict> told = CompletableFuture.supplyAsync(() -> notifications.deliver(bait(planned)));
        new InboxLock(world.database()).hold(planned.lasts());
        told.join();
        return true;
    }

    private boolean killBroker(Duration away, boolean journalLost) {
        world.killBroker();
        if (journalLost) {
            world.deleteJournal();
        }
        Patience.pass(away);
        world.bringBrokerBack();
        return true;
    }

    // what is announced while the broker is away is rung for nobody
    private boolean killBrokerWithARing(PlannedFault planned) {
        CompletableFuture<Boolean> told =
                CompletableFuture.supplyAsync(() -> notifications.deliverUntilTaken(bait(planned)));
        killBroker(planned.lasts(), true);
        return told.join();
    }

    private static PlannedNotice bait(PlannedFault planned) {
        return planned.bait().orElseThrow();
    }
}
