package io.stoa.cli.torture.play;

import io.stoa.cli.torture.history.Verdict;
import io.stoa.cli.torture.plan.Plan;
import io.stoa.cli.torture.plan.PlannedNotice;
import io.stoa.cli.torture.world.Patience;
import io.stoa.cli.torture.world.WorldBroken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One round: everybody plays a plan at the same time, each a bounded number of operations at a bounded rate. Devices and
 * the person go on until nothing is broken any more and they were answered once again.
 */
public final class Round {

    private static final int SENDERS = 4;
    private static final int DEVICES = 2;
    private static final int INSTALLS_OF_A_DEVICE = 5;
    private static final Duration BETWEEN_INSTALLS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_REFRESHES = Duration.ofMillis(500);
    private static final Duration PATIENCE_WITH_FAULTS = Duration.ofMinutes(10);
    private static final Duration PATIENCE_AFTERWARDS = Duration.ofSeconds(90);
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final Plan plan;
    private final NotificationClient notifications;
    private final DeviceClient devices;
    private final PersonClient person;
    private final Nemesis nemesis;
    private final CountDownLatch trouble = new CountDownLatch(1);

    public Round(
            Plan plan, NotificationClient notifications, DeviceClient devices, PersonClient person, Nemesis nemesis) {
        this.plan = plan;
        this.person = person;
        this.notifications = notifications;
        this.devices = devices;
        this.nemesis = nemesis;
    }

    /** @throws WorldBroken when somebody could not play to the end */
    public void play() throws InterruptedException {
        List<Callable<Void>> players = new ArrayList<>();
        Queue<PlannedNotice> deliveries = new ConcurrentLinkedQueue<>(plan.deliveries());
        for (int sender = 0; sender < SENDERS; sender++) {
            players.add(() -> send(deliveries));
        }
        for (int device = 0; device < DEVICES; device++) {
            Random random = new Random(plan.seed() * DEVICES + device);
            players.add(() -> install(random));
        }
        players.add(this::staySignedIn);
        players.add(this::breakThings);
        ExecutorService threads = Executors.newFixedThreadPool(players.size());
        try {
            for (Future<Void> player : threads.invokeAll(players, LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                player.get();
            }
        } catch (ExecutionException | CancellationException broken) {
            throw new WorldBroken("round " + plan.seed() + " could not be played: " + broken.getMessage(), broken);
        } finally {
            threads.shutdownNow();
        }
    }

    private Void send(Queue<PlannedNotice> deliveries) {
        Duration pause =
                plan.length().multipliedBy(SENDERS).dividedBy(plan.deliveries().size());
        for (PlannedNotice next = deliveries.poll(); next != null; next = deliveries.poll()) {
            notifications.deliverUntilTaken(next);
            // when nothing is broken any more there is nothing to wait for
            Patience.until(pause, this::allIsBack);
        }
        return null;
    }

    private Void install(Random random) {
        AtomicInteger left = new AtomicInteger(INSTALLS_OF_A_DEVICE);
        Patience.until(PATIENCE_WITH_FAULTS, BETWEEN_INSTALLS, () -> {
            if (left.get() > 0 && installAny(random) == Verdict.OK) {
                left.decrementAndGet();
            }
            return allIsBack();
        });
        Patience.until(PATIENCE_AFTERWARDS, BETWEEN_INSTALLS, () -> installAny(random) != Verdict.UNKNOWN);
        return null;
    }

    private Verdict installAny(Random random) {
        return devices.install(
                plan.packages().get(random.nextInt(plan.packages().size())));
    }

    private Void staySignedIn() {
        Patience.until(PATIENCE_WITH_FAULTS, BETWEEN_REFRESHES, () -> {
            person.refresh();
            return allIsBack();
        });
        Patience.until(PATIENCE_AFTERWARDS, BETWEEN_REFRESHES, () -> person.refresh() == Verdict.OK);
        return null;
    }

    private boolean allIsBack() {
        return trouble.getCount() == 0;
    }

    private Void breakThings() {
        try {
            plan.faults().forEach(nemesis::inject);
        } finally {
            trouble.countDown();
        }
        return null;
    }
}
