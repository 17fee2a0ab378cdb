package io.stoa.server;

import io.stoa.cli.run.MicroServer;
import io.stoa.cli.run.MicroSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The embedded default, started as {@code ./stoa run} starts it, on H2. */
public final class PayaraMicroServer implements Server {

    private static final int ANY_FREE_PORT = 0;

    private final Workplace workplace;
    private final Configuration configuration;
    private MicroServer server;

    private PayaraMicroServer(Workplace workplace, Configuration configuration, MicroServer server) {
        this.workplace = workplace;
        this.configuration = configuration;
        this.server = server;
    }

    static PayaraMicroServer start(Workplace workplace, Configuration configuration) {
        return new PayaraMicroServer(workplace, configuration, launch(workplace, configuration, ANY_FREE_PORT));
    }

    private static MicroServer launch(Workplace workplace, Configuration configuration, int port) {
        MicroSettings settings = new MicroSettings(port, workplace.folder("data"), configuration.values(), line -> {});
        try {
            return MicroServer.start(settings);
        } catch (IOException unusable) {
            throw new ServerNotStarted("Payara Micro cannot be started", unusable);
        }
    }

    @Override
    public void killAndStartAgain() {
        int port = publicUrl().getPort();
        server.process().destroyForcibly();
        server.process().onExit().join();
        server = launch(workplace, configuration, port);
    }

    @Override
    public URI publicUrl() {
        return server.publicUrl();
    }

    @Override
    public Path dataDirectory() {
        return server.dataDirectory();
    }

    @Override
    public URI health() {
        return publicUrl().resolve("/health");
    }

    @Override
    public void close() {
        server.close();
    }
}
