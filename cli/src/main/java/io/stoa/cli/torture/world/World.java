package io.stoa.cli.torture.world;

import io.stoa.cli.run.MicroServer;
import io.stoa.cli.run.MicroSettings;
import io.stoa.cli.token.LocalOperator;
import io.stoa.simulator.appstoreconnect.chaos.ChaosSettings;
import io.stoa.simulator.walk.AppleSettings;
import io.stoa.simulator.walk.Installation;
import io.stoa.simulator.walk.SimulatedApple;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole installation made to be broken: the embedded default, a PostgreSQL, a broker, and Apple simulated in this very
 * process. What is killed comes back under the same address with the same data.
 */
public final class World implements AutoCloseable {

    private static final Duration DEATH_LIMIT = Duration.ofSeconds(20);
    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final String LEASE = "PT15S";
    // the quick compiler alone: a server that lives for some seconds never gets back what the slow one costs
    private static final List<String> SHORT_LIFE = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final ChaosSettings CHAOS =
            ChaosSettings.none().withTimes(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofMillis(50));

    private final Path folder;
    private final SimulatedApple apple;
    private final Cluster cluster;
    private final DatabaseAddress database;
    private final OwnBroker broker;
    private final MicroSettings settings;
    private volatile MicroServer server;
    private volatile boolean ready;

    private World(Path folder, SimulatedApple apple, Cluster cluster, DatabaseAddress database, OwnBroker broker)
            throws IOException {
        this.folder = folder;
        this.apple = apple;
        this.cluster = cluster;
        this.database = database;
        this.broker = broker;
        Map<String, String> configuration = new HashMap<>(apple.configuration());
        configuration.putAll(database.configuration());
        configuration.put("stoa.broker.url", broker.url());
        configuration.put("stoa.ingestion.lease", LEASE);
        this.settings = new MicroSettings(Ports.free(), folder.resolve("data"), configuration, line -> {})
                .withJavaOptions(SHORT_LIFE);
        bringServerBack();
    }

    /**
     * Starts everything but the database, with nothing in it, which takes some ten seconds.
     *
     * @param folder  where everything is kept; empty
     * @param cluster of which it uses one schema; it is not closed with this
     * @param name    of the schema
     * @throws io.stoa.cli.run.ServerNotStarted the server does not answer
     */
    public static World start(Path folder, Cluster cluster, String name) throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        DatabaseAddress database = cluster.schema(name);
        SimulatedApple apple =
                SimulatedApple.start(AppleSettings.in(folder.resolve("apple")).withChaos(CHAOS));
        OwnBroker broker = OwnBroker.start(folder.resolve("broker"), logs.resolve("broker.log"));
        try {
            return new World(folder, apple, cluster, database, broker);
        } catch (IOException | RuntimeException stillborn) {
            broker.close();
            apple.close();
            throw stillborn;
        }
    }

    public SimulatedApple apple() {
        return apple;
    }

    public DatabaseAddress database() {
        return database;
    }

    public URI publicUrl() {
        return server.publicUrl();
    }

    public Installation installation() {
        return apple.installation(publicUrl(), new LocalOperator(folder.resolve("data"), publicUrl()));
    }

    /** Where the server keeps assets and what it stages. */
    public Path packages() {
        return folder.resolve("data").resolve("packages");
    }

    public void killServer() {
        ready = false;
        Signal.KILL.send(server.process().pid());
        if (!Patience.until(DEATH_LIMIT, () -> !server.process().isAlive())) {
            throw new WorldBroken("the server outlived its killing");
        }
    }

    public void bringServerBack() {
        try {
            server = MicroServer.start(settings, START_LIMIT);
            ready = true;
        } catch (IOException unusable) {
            throw new WorldBroken("the server cannot be started", unusable);
        }
    }

    public boolean serverLives() {
        return server.process().isAlive();
    }

    /** Whether the whole application answers, and not only the server that is about to start it. */
    public boolean isReady() {
        return ready;
    }

    /** Stops the server's every thread for a while. @return whether it outlived that */
    public boolean pauseServer(Duration time) {
        long pid = server.process().pid();
        Signal.STOP.send(pid);
        try {
            Patience.pass(time);
        } finally {
            Signal.CONT.send(pid);
        }
        return serverLives();
    }

    public void killDatabase() {
        cluster.kill();
    }

    public void bringDatabaseBack() {
        cluster.bringBack();
    }

    public void killBroker() {
        broker.kill();
    }

    public void deleteJournal() {
        broker.deleteJournal();
    }

    public void bringBrokerBack() {
        broker.bringBack();
    }

    @Override
    public void close() {
        if (serverLives()) {
            killServer();
        }
        broker.close();
        apple.close();
    }
}
