package io.stoa.bench.stand;

import io.stoa.bench.process.ProcessTree;
import io.stoa.server.Configuration;
import io.stoa.server.NginxServer;
import io.stoa.server.Postgres;
import io.stoa.server.Server;
import io.stoa.server.ServerKind;
import io.stoa.server.Workplace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stoa on a server of a kind, on a PostgreSQL that keeps what it acknowledged. Closing stops both. */
public final class Stand implements AutoCloseable {

    /** Names the folder of the nginx before the server, and so its command line. */
    public static final String BEHIND_NGINX = "bench";

    private final ServerKind kind;
    private final Workplace workplace;
    private final Configuration configuration;
    private final Optional<Postgres> ownPostgres;
    private final Database database;
    private Server server;

    private Stand(ServerKind kind, Workplace workplace, Map<String, String> values) throws IOException, SQLException {
        this.kind = kind;
        this.workplace = workplace;
        this.ownPostgres = kind == ServerKind.PAYARA_MICRO ? Optional.of(Postgres.start(workplace)) : Optional.empty();
        this.configuration = ownPostgres
                .map(postgres -> new Configuration(values)
                        .with("stoa.database.url", postgres.url())
                        .with("stoa.database.user", Postgres.USER)
                        .with("stoa.database.password", Postgres.PASSWORD))
                .orElse(new Configuration(values));
        this.server = kind.start(workplace, configuration);
        this.database = Database.in(workplace.folder("database"));
    }

    /**
     * Starts the server and waits until it answers. The full servers start their database themselves; the embedded default
     * is given one.
     *
     * @param workplace of this run
     * @param values    configuration by key
     */
    public static Stand start(ServerKind kind, Workplace workplace, Map<String, String> values)
            throws IOException, SQLException {
        return new Stand(kind, workplace, values);
    }

    public URI at(String path) {
        return server.publicUrl().resolve(path);
    }

    public Database database() {
        return database;
    }

    public Path dataDirectory() {
        return server.dataDirectory();
    }

    /** The server's process. */
    public ProcessTree process() {
        return ProcessTree.startedByUsWith(
                switch (kind) {
                    case PAYARA_MICRO -> "payara-micro.jar";
                    case PAYARA -> "com.sun.enterprise.glassfish.bootstrap";
                    case WILDFLY -> "jboss-modules.jar";
                });
    }

    /** An nginx before the server, with the file that an operator pastes. */
    public NginxServer behindNginx() {
        return NginxServer.before(server, BEHIND_NGINX, UnaryOperator.identity());
    }

    /** Ends the server as a power cut would and starts it again on what it has kept. The embedded default only. */
    public void killAndRestart() {
        process().kill();
        server.close();
        server = kind.start(workplace, configuration);
    }

    @Override
    public void close() throws SQLException {
        try (database) {
            server.close();
        } finally {
            ownPostgres.ifPresent(Postgres::close);
        }
    }
}
