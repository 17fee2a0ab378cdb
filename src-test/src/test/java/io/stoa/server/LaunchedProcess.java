package io.stoa.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process we started, what it says in a log, and everything it started in turn. Closing ends all of it. */
final class LaunchedProcess implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    private static final int LAST_LINES = 25;

    private final Process process;
    private final Path log;
    private final Thread atExit = new Thread(this::end);

    private LaunchedProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts a command in a folder. */
    static LaunchedProcess start(Path folder, Map<String, String> environment, Path log, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        try {
            return new LaunchedProcess(builder.start(), log);
        } catch (IOException unusable) {
            throw new ServerNotStarted(command.get(0) + " cannot be started", unusable);
        }
    }

    /** Waits for a command to succeed. @throws ServerNotStarted when it fails or takes too long */
    void succeedWithin(Duration limit) {
        if (!hasEndedWithin(limit)) {
            close();
            throw new ServerNotStarted("After " + limit.toSeconds() + " s there is no end: " + describe());
        }
        close();
        if (process.exitValue() != 0) {
            throw new ServerNotStarted("The command failed: " + describe());
        }
    }

    boolean hasEndedWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServerNotStarted("The start was interrupted.", stopped);
        }
    }

    /** The log's name and its last lines. */
    String describe() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            List<String> last = all.subList(Math.max(0, all.size() - LAST_LINES), all.size());
            return log + ", which ends with\n" + String.join("\n", last);
        } catch (IOException | UncheckedIOException unreadable) {
            return log + ", which cannot be read: " + unreadable;
        }
    }

    @Override
    public void close() {
        end();
        if (Thread.currentThread() != atExit) {
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    /** Ends all of it at once, as a power cut would. */
    void kill() {
        List<ProcessHandle> family = family();
        family.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .orTimeout(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
        close();
    }

    private List<ProcessHandle> family() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
    }

    // whom a script started is asked to end together with it: ending the script alone would leave the server behind
    private void end() {
        List<ProcessHandle> family = family();
        family.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException tooSlow) {
            family.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException hurry) {
            family.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
