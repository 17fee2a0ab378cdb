package io.stoa.cli.run;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A running embedded default. Closing it stops the server; what it keeps stays in the data directory. */
public final class MicroServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Process process;
    private final URI publicUrl;
    private final MicroSettings settings;

    private MicroServer(Process process, URI publicUrl, MicroSettings settings) {
        this.process = process;
        this.publicUrl = publicUrl;
        this.settings = settings;
    }

    /**
     * Starts the server and waits until it answers, for three minutes at most.
     *
     * @throws ServerNotStarted when it ends or keeps silent; the sentence names the log
     */
    public static MicroServer start(MicroSettings settings) throws IOException {
        return start(settings, START_LIMIT);
    }

    /** The same with a patience of one's own, for machines that have much else to do. */
    public static MicroServer start(MicroSettings settings, Duration patience) throws IOException {
        MicroHome home = MicroHome.locate();
        int port = settings.httpPort() == 0 ? freePort() : settings.httpPort();
        Path data = Files.createDirectories(settings.dataDirectory());
        Path logFile = Files.createDirectories(data.resolve("logs")).resolve("server.log");
        Path boot = Files.createDirectories(data.resolve("tmp")).resolve("boot.asadmin");
        bootCommands(settings, home).write(home.server("boot.asadmin"), boot);
        String publicUrl = settings.value("stoa.public-url").orElse("http://localhost:" + port);
        Process process = new ProcessBuilder(command(settings, home, port, publicUrl, boot))
                .redirectErrorStream(true)
                .start();
        // whoever is interrupted, also while starting, leaves no server behind
        Runtime.getRuntime().addShutdownHook(new Thread(process.toHandle()::destroy));
        ServerLog log = ServerLog.follow(process, logFile, settings.announce());
        MicroServer server = new MicroServer(process, URI.create(publicUrl), settings);
        Readiness.await(process, URI.create("http://localhost:" + port), patience, log);
        return server;
    }

    private static BootCommands bootCommands(MicroSettings settings, MicroHome home) {
        Database database = Database.of(settings);
        Broker broker = Broker.of(settings);
        return new BootCommands()
                .set("database.class", database.dataSourceClass())
                .set("database.url", database.url())
                .set("database.user", database.user())
                .set("database.password", database.password())
                .set("broker.properties", broker.properties())
                .set("activemq.rar", home.server("activemq.rar").toString());
    }

    private static List<String> command(MicroSettings settings, MicroHome home, int port, String publicUrl, Path boot) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(settings.javaOptions());
        command.add("-Djava.io.tmpdir=" + boot.getParent());
        Map<String, String> properties = new TreeMap<>(settings.config());
        properties.put("stoa.data-dir", settings.dataDirectory().toString());
        properties.put("stoa.public-url", publicUrl);
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", home.server("payara-micro.jar").toString()));
        command.addAll(List.of("--nohazelcast", "--disablephonehome", "--port", String.valueOf(port)));
        command.addAll(
                List.of("--logproperties", home.server("logging.properties").toString()));
        command.addAll(List.of("--addlibs", home.server("postgresql.jar").toString()));
        command.addAll(List.of("--postbootcommandfile", boot.toString()));
        command.addAll(List.of("--deploy", home.application().toString(), "--contextroot", "/"));
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Scheme, host and port as devices see them. */
    public URI publicUrl() {
        return publicUrl;
    }

    public Path dataDirectory() {
        return settings.dataDirectory();
    }

    /** The server's process, for tests that end it the hard way. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Waits until the server ends. @return its exit status */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        // by its handle: Process.destroy would also close the stream its last words are read from
        process.toHandle().destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
