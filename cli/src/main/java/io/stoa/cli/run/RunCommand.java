package io.stoa.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stoa run}: the embedded default in the foreground, until it is interrupted. */
@Command(
        name = "run",
        description = "Serves an installation on Payara Micro; everything it keeps is in the data directory.")
public final class RunCommand implements Callable<Integer> {

    @Option(names = "--port", description = "HTTP port; 8080 without it.", defaultValue = "${env:STOA_HTTP_PORT:-8080}")
    int port;

    @Option(
            names = "--data-dir",
            description = "Where database, packages and keys are; ./data without it.",
            defaultValue = "${env:STOA_DATA_DIR:-data}")
    Path dataDirectory;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        say("Stoa is starting, which takes about a quarter of a minute …");
        try (MicroServer server =
                MicroServer.start(new MicroSettings(port, dataDirectory, Map.of(), line -> say("  " + line)))) {
            say("Stoa serves " + server.publicUrl() + " after " + (System.nanoTime() - begun) / 1_000_000_000 + " s."
                    + " The console is at " + server.publicUrl() + "/admin/, data and logs are in "
                    + server.dataDirectory() + ". Ctrl-C stops it.");
            return server.await();
        } catch (ServerNotStarted failure) {
            spec.commandLine().getErr().println(failure.getMessage());
            return 1;
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
