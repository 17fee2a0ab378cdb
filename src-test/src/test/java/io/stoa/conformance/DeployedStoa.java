package io.stoa.conformance;

import io.stoa.cli.token.TokenIssueCommand;
import io.stoa.server.Configuration;
import io.stoa.server.Server;
import io.stoa.server.ServerKind;
import io.stoa.server.Workplace;
import io.stoa.simulator.appstoreconnect.chaos.ChaosSettings;
import io.stoa.simulator.appstoreconnect.notification.NotificationSender;
import io.stoa.simulator.walk.AppleSettings;
import io.stoa.simulator.walk.Installation;
import io.stoa.simulator.walk.SimulatedApple;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import picocli.CommandLine;

/** Stoa on the server of this run, with a simulated Apple beside it. */
final class DeployedStoa implements AutoCloseable {

    /** An address of the loopback network that the server takes for a proxy of its own. */
    static final String TRUSTED_PROXY = "127.255.255.254";

    static final String OWNER_PASSWORD = "correct horse battery staple";

    private final SimulatedApple apple;
    private final Server server;
    private final Installation installation;
    private final URI door;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private PublishedApp published;

    private DeployedStoa(SimulatedApple apple, Server server, URI door) {
        this.apple = apple;
        this.server = server;
        this.door = door;
        this.installation = apple.installation(server.publicUrl(), () -> token("operator"));
    }

    static DeployedStoa start() {
        // whoever does not offer to send files itself notices nothing of it
        return start(Workplace.fresh(ServerKind.ofThisRun().word()), configuration -> configuration
                .with("stoa.packages.delivery", "x-accel-redirect")
                .with("stoa.trusted-proxies", TRUSTED_PROXY));
    }

    /** @param change what this installation is told beside what all are */
    static DeployedStoa start(Workplace workplace, UnaryOperator<Configuration> change) {
        ServerKind kind = ServerKind.ofThisRun();
        SimulatedApple apple = apple(workplace);
        Configuration configuration = new Configuration(apple.configuration())
                .with("stoa.admin.initial-password-file", workplace.write("owner-password", OWNER_PASSWORD))
                // a pause that a test can wait for, however often chaos strikes
                .with("stoa.ingestion.longest-pause", "PT10S")
                // what is held is read again all the time
                .with("stoa.packages.scrub.every", "PT1S");
        Server server = kind.start(workplace, change.apply(configuration));
        return new DeployedStoa(apple, server, server.publicUrl());
    }

    /** The same installation through a proxy; what is published here is published there. */
    DeployedStoa through(URI proxy) {
        DeployedStoa seen = new DeployedStoa(apple, server, proxy);
        seen.published = published();
        return seen;
    }

    private static SimulatedApple apple(Workplace workplace) {
        try {
            return SimulatedApple.start(
                    AppleSettings.in(workplace.folder("apple")).withChaos(brief()));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    // silence and dribbles that a test can wait for; what a patient client does with long ones is shown where it waits
    private static ChaosSettings brief() {
        return ChaosSettings.none().withTimes(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofMillis(50));
    }

    Installation installation() {
        return installation;
    }

    SimulatedApple apple() {
        return apple;
    }

    Server server() {
        return server;
    }

    URI publicUrl() {
        return server.publicUrl();
    }

    /** Sends one request from an address of its own, as if from another machine. */
    Answer send(Request request) {
        return new Wire(door).send(request);
    }

    /** A bearer token for a role, as {@code ./stoa token issue} prints it. */
    String token(String role) {
        return tokens.computeIfAbsent(role, this::issue);
    }

    private String issue(String role) {
        StringWriter printed = new StringWriter();
        int exit = new CommandLine(new TokenIssueCommand())
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(printed))
                .execute(
                        "--role=" + role, "--data-dir=" + server.dataDirectory(), "--public-url=" + server.publicUrl());
        if (exit != 0) {
            throw new IllegalStateException("no token: " + printed);
        }
        return printed.toString().strip();
    }

    NotificationSender notifications() {
        return new NotificationSender(
                publicUrl().resolve("/webhooks/app-store-connect"), installation.webhookSecret(), Clock.systemUTC());
    }

    /** A small app that is published once for all tests that only look. */
    synchronized PublishedApp published() {
        if (published == null) {
            published = PublishedApp.publishOn(this);
        }
        return published;
    }

    @Override
    public void close() {
        try (apple) {
            server.close();
        }
    }
}
