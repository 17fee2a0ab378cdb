package io.stoa.cli.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes all a server says to its log, tells a person only what Stoa itself says, and notices when the application was
 * not deployed: Payara Micro goes on without it then.
 */
final class ServerLog {

    private static final Pattern OURS = Pattern.compile("\\S+ (\\S+) io\\.stoa\\.\\S+ (.*)");

    private static final Pattern NOT_DEPLOYED = Pattern.compile(".* Exception while (deploying|loading) the app.*");

    private final Path file;
    private final Consumer<String> announce;
    private volatile boolean notDeployed;

    private ServerLog(Path file, Consumer<String> announce) {
        this.file = file;
        this.announce = announce;
    }

    static ServerLog follow(Process server, Path file, Consumer<String> announce) {
        ServerLog log = new ServerLog(file, announce);
        Thread follower = new Thread(() -> log.copy(server), "server-log");
        follower.setDaemon(true);
        follower.start();
        return log;
    }

    boolean saysNotDeployed() {
        return notDeployed;
    }

    Path file() {
        return file;
    }

    private void copy(Process server) {
        try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8);
                PrintWriter copy = new PrintWriter(
                        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), true)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.println(line);
                notDeployed |= NOT_DEPLOYED.matcher(line).matches();
                Matcher ours = OURS.matcher(line);
                if (ours.matches()) {
                    announce.accept(ours.group(2));
                }
            }
        } catch (IOException logLost) {
            throw new UncheckedIOException("the server's log cannot be kept in " + file, logLost);
        }
    }
}
