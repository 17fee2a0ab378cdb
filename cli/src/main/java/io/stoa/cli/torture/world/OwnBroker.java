package io.stoa.cli.torture.world;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A broker of our own, that is killed apart from the server and comes back with its journal or without. */
final class OwnBroker implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path journal;
    private final Path log;
    private final int port;
    private Process process;

    private OwnBroker(Path folder, Path log, int port) {
        this.journal = folder;
        this.log = log;
        this.port = port;
    }

    static OwnBroker start(Path journal, Path log) throws IOException {
        OwnBroker own = new OwnBroker(journal, log, Ports.free());
        own.bringBack();
        return own;
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    void kill() {
        process.toHandle().destroyForcibly();
        CompletableFuture<Process> gone = process.onExit();
        if (!Patience.until(LIMIT, gone::isDone)) {
            throw new WorldBroken("the broker outlived its killing");
        }
    }

    /** As if its disk had been lost. */
    void deleteJournal() {
        try (Stream<Path> files = Files.walk(journal)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException undeletable) {
            throw new WorldBroken("the broker's journal cannot be deleted", undeletable);
        }
    }

    void bringBack() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                classPath(),
                BrokerProcess.class.getName(),
                String.valueOf(port),
                journal.toString());
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException unusable) {
            throw new WorldBroken("the broker cannot be started", unusable);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process.toHandle()::destroyForcibly));
        if (!Patience.until(LIMIT, () -> Ports.answers(port) || !process.isAlive()) || !process.isAlive()) {
            throw new WorldBroken("the broker does not answer; look at " + log);
        }
    }

    // its libraries stand beside ours: the launcher names them, a test does not
    private static String classPath() {
        Path libraries = Path.of(System.getProperty("stoa.home", ""), "cli", "target", "torture", "*");
        return System.getProperty("java.class.path") + File.pathSeparator + libraries;
    }

    @Override
    public void close() {
        kill();
    }
}
