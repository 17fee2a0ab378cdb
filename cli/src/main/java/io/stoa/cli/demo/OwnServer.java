package io.stoa.cli.demo;

import io.stoa.cli.run.MicroServer;
import io.stoa.cli.run.MicroSettings;
import io.stoa.simulator.walk.WalkStep;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** An installation of the demo's own: the embedded default on a free port. */
final class OwnServer implements Stage {

    private final Path dataDirectory;
    private final Map<String, String> configuration;
    private volatile Optional<MicroServer> server = Optional.empty();

    OwnServer(Path dataDirectory, Map<String, String> configuration) {
        this.dataDirectory = dataDirectory;
        this.configuration = configuration;
    }

    @Override
    public void open(DemoScreen screen) throws IOException {
        long begun = System.nanoTime();
        screen.begins("server");
        screen.progresses("Payara Micro, H2 and a broker start, which takes about a quarter of a minute");
        MicroServer started = MicroServer.start(
                new MicroSettings(0, dataDirectory, configuration, line -> showWhileStarting(line, screen)));
        server = Optional.of(started);
        screen.proved(new WalkStep(
                "server",
                Duration.ofNanos(System.nanoTime() - begun),
                started.publicUrl() + " answers, data in " + dataDirectory));
    }

    // later on the screen belongs to the steps of the walks
    private void showWhileStarting(String line, DemoScreen screen) {
        if (server.isEmpty()) {
            screen.progresses(line);
        }
    }

    @Override
    public URI publicUrl() {
        return server.orElseThrow().publicUrl();
    }

    @Override
    public Path dataDirectory() {
        return dataDirectory;
    }

    @Override
    public void close() {
        server.ifPresent(MicroServer::close);
    }
}
