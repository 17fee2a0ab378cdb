package io.stoa.cli.demo;

import io.stoa.cli.run.ServerNotStarted;
import io.stoa.simulator.appstoreconnect.http.PortUnavailable;
import io.stoa.simulator.walk.SimulatedApple;
import io.stoa.simulator.walk.WalkFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code stoa demo}: from App Store Connect to an app on a device, on this machine. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Plays the whole path, from App Store Connect to an app on a device, and says what was proved.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything was proved", "1:a step failed", "2:the demo could not begin"})
public final class DemoCommand implements Callable<Integer> {

    private static final int PROVED = 0;
    private static final int FAILED = 1;
    private static final int NOT_BEGUN = 2;

    @Mixin
    private DemoOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        long begun = System.nanoTime();
        DemoScreen screen = new DemoScreen(spec.commandLine().getOut(), Ansi.AUTO);
        try {
            options.check();
            Path data = options.dataDirectory();
            int status = play(screen, data);
            conclude(screen, status, data, Duration.ofNanos(System.nanoTime() - begun));
            return status;
        } catch (IllegalArgumentException | PortUnavailable unusable) {
            spec.commandLine().getErr().println(unusable.getMessage());
            return NOT_BEGUN;
        }
    }

    private int play(DemoScreen screen, Path data) throws IOException {
        try (SimulatedApple apple = SimulatedApple.start(options.apple(data))) {
            new Demo(apple, screen).play(stage(apple, data));
            return PROVED;
        } catch (WalkFailed failure) {
            screen.failed(failure);
            return FAILED;
        } catch (ServerNotStarted failure) {
            screen.say(failure.getMessage());
            return FAILED;
        }
    }

    private Stage stage(SimulatedApple apple, Path data) {
        return options.url
                .<Stage>map(url -> new ForeignServer(url, data, apple.configuration()))
                .orElseGet(() -> new OwnServer(data, apple.configuration()));
    }

    private void conclude(DemoScreen screen, int status, Path data, Duration duration) throws IOException {
        screen.say("");
        if (status != PROVED) {
            screen.say("The demo ended after " + screen.steps() + " steps." + whereTheLogIs(data));
            return;
        }
        screen.say("Everything was proved: " + screen.steps() + " steps in "
                + DemoScreen.seconds(duration).strip() + ".");
        if (options.isThrownAway()) {
            ThrownAway.delete(data);
        }
    }

    private String whereTheLogIs(Path data) {
        return options.url.isPresent() ? "" : " The server's log is in " + data.resolve("logs") + ".";
    }
}
