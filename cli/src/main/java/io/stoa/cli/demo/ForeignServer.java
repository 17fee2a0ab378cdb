package io.stoa.cli.demo;

import io.stoa.simulator.walk.Arrival;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** An installation that somebody else starts, such as on a full server: says what it has to be configured with. */
final class ForeignServer implements Stage {

    private final URI publicUrl;
    private final Path dataDirectory;
    private final Map<String, String> configuration;

    ForeignServer(URI publicUrl, Path dataDirectory, Map<String, String> configuration) {
        this.publicUrl = publicUrl;
        this.dataDirectory = dataDirectory;
        this.configuration = configuration;
    }

    @Override
    public void open(DemoScreen screen) {
        screen.say("  The installation needs this configuration. Start it now; if it runs already, start it again,");
        screen.say("  because the root that packages lead to is a new one in every demo:");
        screen.say("");
        configuration.forEach((key, value) -> screen.say("    " + key + "=" + value));
        screen.say("");
        new Arrival(publicUrl, screen).await();
    }

    @Override
    public URI publicUrl() {
        return publicUrl;
    }

    @Override
    public Path dataDirectory() {
        return dataDirectory;
    }

    @Override
    public void close() {
        // whoever started it stops it
    }
}
