package io.stoa.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** WildFly with a base directory of its own, set up by {@code server-config/wildfly/stoa.cli}, on PostgreSQL. */
public final class WildFlyServer implements Server {

    private static final int PORT_OFFSET = 20_000;
    private static final int HTTP_PORT = 8080 + PORT_OFFSET;
    private static final int MANAGEMENT_PORT = 9990 + PORT_OFFSET;
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(2);

    private final Workplace workplace;
    private final Postgres postgres;
    private final Path home;
    private final Configuration configuration;
    private LaunchedProcess server;

    private WildFlyServer(Workplace workplace, Postgres postgres, Configuration configuration) {
        this.workplace = workplace;
        this.postgres = postgres;
        this.configuration = configuration;
        this.home = Workplace.distribution(System.getProperty("stoa.test.wildfly", "wildfly"));
    }

    static WildFlyServer start(Workplace workplace, Configuration configuration) {
        Ports.free(HTTP_PORT);
        Ports.free(MANAGEMENT_PORT);
        WildFlyServer server = new WildFlyServer(workplace, Postgres.start(workplace), configuration);
        try {
            server.setUp();
            server.deploy();
            server.launch();
            return server;
        } catch (ServerNotStarted failure) {
            server.close();
            throw failure;
        }
    }

    private void setUp() {
        Workplace.copyTree(home.resolve("standalone"), base());
        LaunchedProcess.start(
                        home,
                        Map.of("JAVA_OPTS", "-Djboss.server.base.dir=" + base()),
                        workplace.log("jboss-cli"),
                        List.of(
                                home.resolve("bin/jboss-cli.sh").toString(),
                                "--file=" + Workplace.ofProject("server-config/wildfly/stoa.cli")))
                .succeedWithin(COMMAND_LIMIT);
    }

    private void deploy() {
        Path deployments = base().resolve("deployments");
        Workplace.copy(
                Workplace.ofProject("micro/target/server/postgresql.jar"), deployments.resolve("postgresql.jar"));
        Workplace.copy(Workplace.ofProject("ear/target/stoa.ear"), deployments.resolve("stoa.ear"));
    }

    private void launch() {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/standalone.sh").toString(), "-c", "standalone-full.xml"));
        command.add("-Djboss.server.base.dir=" + base());
        command.add("-Djboss.socket.binding.port-offset=" + PORT_OFFSET);
        whole().written((key, value) -> "-D" + key + "=" + value).forEach(command::add);
        server = LaunchedProcess.start(
                home, Map.of("LAUNCH_JBOSS_IN_BACKGROUND", "1"), workplace.log("server"), command);
        Answering.await(publicUrl().resolve("/.well-known/marketplace-kit"), server, START_LIMIT);
    }

    private Configuration whole() {
        return configuration
                .with("stoa.public-url", publicUrl())
                .with("stoa.data-dir", dataDirectory())
                .with("stoa.database.url", postgres.url())
                .with("stoa.database.user", Postgres.USER)
                .with("stoa.database.password", Postgres.PASSWORD);
    }

    private Path base() {
        return workplace.folder("standalone");
    }

    @Override
    public URI publicUrl() {
        return URI.create("http://localhost:" + HTTP_PORT);
    }

    @Override
    public Path dataDirectory() {
        return workplace.folder("data");
    }

    @Override
    public URI health() {
        return URI.create("http://localhost:" + MANAGEMENT_PORT + "/health");
    }

    @Override
    public void killAndStartAgain() {
        server.kill();
        launch();
    }

    @Override
    public void close() {
        try (postgres) {
            if (server != null) {
                server.close();
            }
        }
    }
}
