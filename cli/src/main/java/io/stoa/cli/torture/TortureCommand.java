package io.stoa.cli.torture;

import io.stoa.cli.run.ServerNotStarted;
import io.stoa.cli.torture.check.Violation;
import io.stoa.cli.torture.history.History;
import io.stoa.cli.torture.world.World;
import io.stoa.cli.torture.world.WorldBroken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code stoa torture}: kills everything under load, and proves that nothing acknowledged was lost. */
@Command(
        name = "torture",
        mixinStandardHelpOptions = true,
        description =
                "Kills server, database and broker of an installation of its own while notifications and installs go"
                        + " on, and proves that nothing acknowledged was lost.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:clean", "1:something was lost, doubled or left", "2:the run proves nothing"})
public final class TortureCommand implements Callable<Integer> {

    private static final int CLEAN = 0;
    private static final int VIOLATED = 1;
    private static final int PROVES_NOTHING = 2;

    private final Clock clock = Clock.systemUTC();

    @Mixin
    private TortureOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        TortureScreen screen = new TortureScreen(spec.commandLine().getOut());
        try {
            options.check();
            Path folder = options.folder.isPresent() ? options.folder.get() : Files.createTempDirectory("stoa-torture");
            return torture(Files.createDirectories(folder).toAbsolutePath(), screen);
        } catch (IllegalArgumentException | ServerNotStarted | WorldBroken | SQLException broken) {
            spec.commandLine().getErr().println("seed " + options.firstSeed() + ": " + broken.getMessage());
            return PROVES_NOTHING;
        }
    }

    private int torture(Path folder, TortureScreen screen) throws IOException, InterruptedException, SQLException {
        screen.say("seed " + options.firstSeed() + "; everything is kept in " + folder);
        try (History history = History.in(folder.resolve("history.jsonl"), clock);
                World world = World.start(folder, options.foreignDatabase())) {
            return rounds(new Torture(world, history, clock, options.faults()), history, screen);
        }
    }

    private int rounds(Torture torture, History history, TortureScreen screen)
            throws InterruptedException, SQLException, IOException {
        Instant begun = clock.instant();
        int played = 0;
        int violations = 0;
        int unproved = 0;
        while (played < options.mostRounds() && elapsed(begun).compareTo(options.limit()) < 0) {
            long seed = options.firstSeed() + played;
            Instant start = clock.instant();
            torture.play(seed, options.length());
            screen.played(seed, history.of(seed), elapsed(start));
            played++;
            unproved++;
            if (unproved == options.proveEvery) {
                violations += prove(torture, unproved, screen);
                unproved = 0;
            }
        }
        violations += prove(torture, unproved, screen);
        screen.conclude(played, violations, elapsed(begun), options.again());
        return violations == 0 ? CLEAN : VIOLATED;
    }

    private static int prove(Torture torture, int rounds, TortureScreen screen)
            throws SQLException, IOException, InterruptedException {
        if (rounds == 0) {
            return 0;
        }
        List<Violation> violations = torture.prove();
        screen.proved(rounds, violations);
        return violations.size();
    }

    private Duration elapsed(Instant since) {
        return Duration.between(since, clock.instant());
    }
}
