package io.stoa.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Payara Server with a domain of its own, set up by {@code server-config/payara/stoa.asadmin}, on PostgreSQL. */
public final class PayaraServer implements Server {

    private static final String DOMAIN = "stoa";
    private static final int PORT_BASE = 18_000;
    private static final int HTTP_PORT = PORT_BASE + 80;
    private static final int ADMIN_PORT = PORT_BASE + 48;
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(3);

    private final Workplace workplace;
    private final Postgres postgres;
    private final Path asadmin;
    private LaunchedProcess domain;

    private PayaraServer(Workplace workplace, Postgres postgres) {
        this.workplace = workplace;
        this.postgres = postgres;
        this.asadmin = Workplace.distribution("payara6").resolve("bin/asadmin");
    }

    static PayaraServer start(Workplace workplace, Configuration configuration) {
        Ports.free(HTTP_PORT);
        Ports.free(ADMIN_PORT);
        PayaraServer server = new PayaraServer(workplace, Postgres.start(workplace));
        try {
            server.createDomain();
            server.startDomain();
            server.setUp(configuration);
            server.restartDomain();
            server.deploy();
            return server;
        } catch (ServerNotStarted failure) {
            server.close();
            throw failure;
        }
    }

    private void createDomain() {
        asadmin(
                "--user",
                "admin",
                "create-domain",
                "--nopassword",
                "--portbase",
                PORT_BASE + "",
                "--domaindir",
                domains(),
                DOMAIN);
        Workplace.copy(
                Workplace.ofProject("micro/target/server/postgresql.jar"),
                Path.of(domains(), DOMAIN, "lib", "postgresql.jar"));
    }

    // in the foreground, so that the server's process is below ours and ends with it
    private void startDomain() {
        domain = launch("server", List.of("start-domain", "--verbose", "--domaindir", domains(), DOMAIN));
        Answering.await(URI.create("http://localhost:" + ADMIN_PORT + "/management/domain"), domain, START_LIMIT);
    }

    // the number of threads holds from the next start on
    private void restartDomain() {
        domain.close();
        startDomain();
    }

    private void setUp(Configuration configuration) {
        Configuration whole = configuration
                .with("stoa.public-url", publicUrl())
                .with("stoa.data-dir", dataDirectory())
                .with("stoa.broker.dir", workplace.folder("broker"))
                .with("stoa.database.host", Postgres.HOST)
                .with("stoa.database.port", postgres.port())
                .with("stoa.database.name", Postgres.DATABASE)
                .with("stoa.database.user", Postgres.USER)
                .with("stoa.database.password", Postgres.PASSWORD);
        administer(
                "create-system-properties",
                String.join(":", whole.written(PayaraServer::property).toList()));
        administer(
                "multimode",
                "--file",
                Workplace.ofProject("server-config/payara/stoa.asadmin").toString());
    }

    private static String property(String key, String value) {
        return key + "=" + value.replaceAll("([\\\\:=])", "\\\\$1");
    }

    private void deploy() {
        administer(
                "deploy",
                "--name",
                "stoa",
                "--contextroot",
                "/",
                Workplace.ofProject("ear/target/stoa.ear").toString());
        awaitStoa();
    }

    private void awaitStoa() {
        Answering.await(publicUrl().resolve("/.well-known/marketplace-kit"), domain, START_LIMIT);
    }

    private void administer(String... command) {
        List<String> whole = new ArrayList<>(List.of("--port", String.valueOf(ADMIN_PORT)));
        whole.addAll(List.of(command));
        asadmin(whole.toArray(String[]::new));
    }

    private void asadmin(String... command) {
        launch("asadmin", List.of(command)).succeedWithin(COMMAND_LIMIT);
    }

    // where activemq.rar is, because the script names it without a folder
    private LaunchedProcess launch(String log, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(asadmin.toString()));
        command.addAll(arguments);
        return LaunchedProcess.start(Workplace.ofProject("micro/target/server"), Map.of(), workplace.log(log), command);
    }

    private String domains() {
        return workplace.folder("domains").toString();
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
        return publicUrl().resolve("/health");
    }

    @Override
    public void killAndStartAgain() {
        domain.kill();
        startDomain();
        awaitStoa();
    }

    @Override
    public void close() {
        try (postgres) {
            if (domain != null) {
                domain.close();
            }
        }
    }
}
