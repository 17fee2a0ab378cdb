package io.stoa.cli.torture.world;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A PostgreSQL of our own, that is killed and comes back on the same port with the same data. */
final class OwnPostgres implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration DEATH_LIMIT = Duration.ofSeconds(10);
    private static final int TRIES = 5;
    private static final Logger LIBRARY = Logger.getLogger("io.zonky.test");

    static {
        // it tells every line PostgreSQL says, and that the one we killed cannot be stopped
        LIBRARY.setLevel(Level.OFF);
    }

    private final Path data;
    private final int port;
    private EmbeddedPostgres postgres;

    private OwnPostgres(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    static OwnPostgres start(Path folder) throws IOException {
        OwnPostgres own = new OwnPostgres(folder, Ports.free());
        own.postgres = own.launch();
        return own;
    }

    // as an operator would run it: what is committed is on the disk, which the library trades for speed by itself
    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(START_LIMIT)
                .setRegisterShutdownHook(true)
                .start();
    }

    DatabaseAddress address() {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres");
    }

    boolean answers() {
        return Ports.answers(port);
    }

    /** SIGKILL for the postmaster; its children notice and end. */
    void kill() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
            Signal.KILL.send(pid);
            Patience.until(DEATH_LIMIT, () -> !Ports.answers(port));
        } catch (IOException unreadable) {
            throw new WorldBroken("PostgreSQL has no postmaster.pid in " + data, unreadable);
        }
    }

    /** Recovers from the log as after a crash; children of the former may need a moment to be gone. */
    void bringBack() {
        close();
        IOException last = new IOException("never tried");
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                postgres = launch();
                return;
            } catch (IOException | IllegalStateException stillThere) {
                last = new IOException(stillThere);
                Patience.pass(Duration.ofSeconds(1));
            }
        }
        throw new WorldBroken("PostgreSQL does not come back on " + data, last);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException stubborn) {
            throw new WorldBroken("PostgreSQL cannot be stopped", stubborn);
        }
    }
}
