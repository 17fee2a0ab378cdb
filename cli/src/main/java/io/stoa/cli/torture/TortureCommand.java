package io.stoa.cli.torture;

import io.stoa.cli.torture.check.Violation;
import io.stoa.cli.torture.history.History;
import io.stoa.cli.torture.plan.Plan;
import io.stoa.cli.torture.plan.Planner;
import io.stoa.cli.torture.world.Cluster;
import io.stoa.cli.torture.world.World;
import io.stoa.cli.torture.world.WorldBroken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code stoa torture}: kills everything under load, and proves that nothing acknowledged was lost. */
@Command(
        name = "torture",
        mixinStandardHelpOptions = true,
        description =
                "Kills server, database and broker of an installation of its own while notifications and installs go"
                        + " on, and proves that nothing acknowledged was lost.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:clean",
            "1:of a seed something was lost, doubled or left, or it could not be played",
            "2:nothing was played"
        })
public final class TortureCommand implements Callable<Integer> {

    private static final int CLEAN = 0;
    private static final int FAILED = 1;
    private static final int NOTHING_PLAYED = 2;

    private final Clock clock = Clock.systemUTC();

    @Mixin
    private TortureOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireSense();
        TortureScreen screen = new TortureScreen(spec.commandLine().getOut());
        try {
            Path folder = options.folder.isPresent() ? options.folder.get() : Files.createTempDirectory("stoa-torture");
            return torture(Files.createDirectories(folder).toAbsolutePath(), screen);
        } catch (IllegalArgumentException | WorldBroken broken) {
            spec.commandLine().getErr().println("seed " + options.firstSeed() + ": " + broken.getMessage());
            return NOTHING_PLAYED;
        }
    }

    private void requireSense() {
        try {
            options.check();
        } catch (IllegalArgumentException senseless) {
            throw new ParameterException(spec.commandLine(), senseless.getMessage(), senseless);
        }
    }

    private int torture(Path folder, TortureScreen screen) throws IOException, InterruptedException {
        screen.say("seed " + options.firstSeed() + "; what is kept is in " + folder);
        try (History history = History.in(folder.resolve("history.jsonl"), clock);
                Cluster cluster = cluster(folder);
                Installations installations = new Installations(folder, cluster)) {
            return seeds(installations, history, screen);
        }
    }

    private Cluster cluster(Path folder) throws IOException {
        return options.foreignDatabase().isPresent()
                ? Cluster.foreign(options.foreignDatabase().orElseThrow())
                : Cluster.own(folder.resolve("postgresql"));
    }

    private int seeds(Installations installations, History history, TortureScreen screen)
            throws IOException, InterruptedException {
        Instant begun = clock.instant();
        List<Long> failed = new ArrayList<>();
        int played = 0;
        while (played < options.mostRounds() && elapsed(begun).compareTo(options.limit()) < 0) {
            long seed = options.firstSeed() + played++;
            boolean last = played == options.mostRounds();
            if (!isClean(seed, last, installations, history, screen)) {
                failed.add(seed);
            }
        }
        screen.conclude(played, failed, elapsed(begun), options.again());
        return failed.isEmpty() ? CLEAN : FAILED;
    }

    // one seed that fails keeps no other from being played
    private boolean isClean(long seed, boolean last, Installations installations, History history, TortureScreen screen)
            throws IOException, InterruptedException {
        Instant start = clock.instant();
        Plan plan = Planner.plan(seed, options.length(), options.faults());
        try (World world = installations.take(seed)) {
            Trial trial = new Trial(plan, world, history, clock);
            trial.play();
            if (!last) {
                installations.prepare(seed + 1);
            }
            List<Violation> violations = trial.prove();
            screen.played(plan, trial.misbehaviours(), history.of(seed), violations, elapsed(start));
            if (!violations.isEmpty()) {
                return false;
            }
        } catch (RuntimeException | SQLException | IOException broken) {
            screen.broke(plan, broken, elapsed(start));
            return false;
        }
        forget(installations.folder(seed));
        return true;
    }

    // a hundred installations would need a hundred times the disk
    private static void forget(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Duration elapsed(Instant since) {
        return Duration.between(since, clock.instant());
    }
}
