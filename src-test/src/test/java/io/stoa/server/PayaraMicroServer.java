package io.stoa.server;

import io.stoa.cli.run.MicroServer;
import io.stoa.cli.run.MicroSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The embedded default, started as {@code ./stoa run} starts it, on H2. */
public final class PayaraMicroServer implements Server {

    private static final int ANY_FREE_PORT = 0;

    private final MicroServer server;

    private PayaraMicroServer(MicroServer server) {
        this.server = server;
    }

    static PayaraMicroServer start(Workplace workplace, Configuration configuration) {
        MicroSettings settings =
                new MicroSettings(ANY_FREE_PORT, workplace.folder("data"), configuration.values(), line -> {});
        try {
            return new PayaraMicroServer(MicroServer.start(settings));
        } catch (IOException unusable) {
            throw new ServerNotStarted("Payara Micro cannot be started", unusable);
        }
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
