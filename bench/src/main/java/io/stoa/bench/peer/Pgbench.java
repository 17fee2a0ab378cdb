package io.stoa.bench.peer;

import io.stoa.bench.process.Command;
import io.stoa.server.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own benchmark with single rows, each committed. */
public final class Pgbench {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+) \\(without initial connection time\\)");

    private final Path program;
    private final Path script;
    private final int port;
    private final int clients;

    private Pgbench(Path program, Path script, int port, int clients) {
        this.program = program;
        this.script = script;
        this.port = port;
        this.clients = clients;
    }

    /**
     * Prepares it.
     *
     * @param folder  for its script
     * @param port    of the PostgreSQL
     * @param clients connections at a time
     */
    public static Pgbench of(PgbenchScript script, Path folder, int port, int clients) throws IOException {
        Path file = Files.writeString(folder.resolve(script.fileName()), script.script());
        return new Pgbench(program(), file, port, clients);
    }

    // Debian keeps it off the path, below a folder for each version
    private static Path program() throws IOException {
        try (Stream<Path> versions = Files.exists(DEBIAN) ? Files.list(DEBIAN) : Stream.empty()) {
            return versions.map(version -> version.resolve("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .max(Path::compareTo)
                    .orElse(Path.of("pgbench"));
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /** Transactions a second. */
    public double rate(Duration duration) throws IOException, InterruptedException {
        return rate(command(duration).with("PGPASSWORD", Postgres.PASSWORD).run());
    }

    static double rate(String output) throws IOException {
        Matcher rate = RATE.matcher(output);
        if (!rate.find() || !output.contains("number of failed transactions: 0 ")) {
            throw new IOException("pgbench did not run as it should: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }

    /** The command, the generator on its own core. */
    public Command command(Duration duration) {
        return Command.of(List.of(
                "taskset",
                "-c",
                "1",
                program.toString(),
                "-n",
                "-M",
                "prepared",
                "-c",
                String.valueOf(clients),
                "-j",
                "1",
                "-T",
                String.valueOf(duration.toSeconds()),
                "-f",
                script.toString(),
                "-h",
                Postgres.HOST,
                "-p",
                String.valueOf(port),
                "-U",
                Postgres.USER,
                Postgres.DATABASE));
    }

    public String version() throws IOException, InterruptedException {
        return Command.of(program.toString(), "--version").run().strip();
    }
}
