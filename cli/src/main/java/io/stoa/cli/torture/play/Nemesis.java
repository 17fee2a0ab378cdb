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
            String struck = strike(planned);
            return new Outcome(
                    planned.fault().name(), Verdict.OK, planned.fault().sentence() + struck);
        });
    }

    private String strike(PlannedFault planned) {
        switch (planned.fault()) {
            case KILL_SERVER -> world.killServer();
            case KILL_SERVER_WHILE_TOLD -> killWhileTold(planned);
            case KILL_SERVER_AT_ROW -> killAtRow(bait(planned));
            case KILL_SERVER_AFTER_ANSWER -> killAfterAnswer(bait(planned));
            case KILL_SERVER_MID_DOWNLOAD -> killInTheMiddle(bait(planned));
            case KILL_SERVER_BEFORE_PUBLICATION -> killBeforePublication(bait(planned));
            case PAUSE_SERVER -> world.pauseServer(planned.lasts());
            case KILL_DATABASE -> killDatabase(planned.lasts());
            case LOCK_DATABASE -> new InboxLock(world.database()).hold(planned.lasts());
            case KILL_BROKER -> killBroker(planned.lasts(), false);
            case KILL_BROKER_AND_JOURNAL -> killBrokerWithARing(planned);
        }
        if (!world.serverLives()) {
            world.bringServerBack();
        }
        planned.bait().ifPresent(notifications::deliverUntilTaken);
        return "";
    }

    // the moment is anywhere between the first byte of the request and its answer, which takes some milliseconds
    private void killWhileTold(PlannedFault planned) {
        CompletableFuture<Void> told = CompletableFuture.runAsync(() -> notifications.deliver(bait(planned)));
        Patience.until(planned.lasts().dividedBy(200), Duration.ofMillis(1), told::isDone);
        world.killServer();
        told.join();
    }

    private void killAtRow(PlannedNotice bait) {
        CompletableFuture<Void> told = CompletableFuture.runAsync(() -> notifications.deliver(bait));
        new InboxWatch(world.database()).awaitRow(bait.id(), LIMIT);
        world.killServer();
        told.join();
    }

    private void killAfterAnswer(PlannedNotice bait) {
        notifications.deliverUntilTaken(bait);
        world.killServer();
    }

    private void killInTheMiddle(PlannedNotice bait) {
        PlannedPackage version = bait.about().orElseThrow();
        tap.hold(version.packageVersionId());
        try {
            notifications.deliverUntilTaken(bait);
            tap.awaitBytes(version.packageVersionId(), version.size(), LIMIT);
            world.killServer();
        } finally {
            tap.release();
        }
    }

    private void killBeforePublication(PlannedNotice bait) {
        PlannedPackage version = bait.about().orElseThrow();
        notifications.deliverUntilTaken(bait);
        tap.awaitBytes(version.packageVersionId(), 2L * version.size(), LIMIT);
        world.killServer();
    }

    private void killDatabase(Duration away) {
        world.killDatabase();
        Patience.pass(away);
        world.bringDatabaseBack();
    }

    private void killBroker(Duration away, boolean withJournal) {
        world.killBroker();
        if (withJournal) {
            world.deleteJournal();
        }
        Patience.pass(away);
        world.bringBrokerBack();
    }

    // what is announced while the broker is away is rung for nobody
    private void killBrokerWithARing(PlannedFault planned) {
        CompletableFuture<Boolean> told =
                CompletableFuture.supplyAsync(() -> notifications.deliverUntilTaken(bait(planned)));
        killBroker(planned.lasts(), true);
        told.join();
    }

    private static PlannedNotice bait(PlannedFault planned) {
        return planned.bait().orElseThrow();
    }
}
