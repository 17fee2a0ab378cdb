package io.stoa.cli.torture.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** All operations of a run, appended to a file of JSON lines the moment they return. For use by many threads. */
public final class History implements AutoCloseable {

    private final Path file;
    private final Writer lines;
    private final Clock clock;
    private final List<Operation> operations = new ArrayList<>();

    private History(Path file, Writer lines, Clock clock) {
        this.file = file;
        this.lines = lines;
        this.clock = clock;
    }

    public static History in(Path file, Clock clock) throws IOException {
        return new History(
                file, Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), clock);
    }

    /** What an operation came to. */
    public record Outcome(String subject, Verdict verdict, String detail) {}

    /** Carries out an operation and writes down when it was invoked, when it returned and what it came to. */
    public Outcome record(long seed, Action action, Supplier<Outcome> operation) {
        Instant invoked = clock.instant();
        Outcome outcome = operation.get();
        add(new Operation(
                seed, action, outcome.subject(), invoked, clock.instant(), outcome.verdict(), outcome.detail()));
        return outcome;
    }

    synchronized void add(Operation operation) {
        operations.add(operation);
        try {
            lines.append(operation.json().toString()).append('\n').flush();
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the history cannot be kept in " + file, unwritable);
        }
    }

    /** The operations of one round so far, in the order they returned. */
    public synchronized List<Operation> of(long seed) {
        return operations.stream().filter(operation -> operation.seed() == seed).toList();
    }

    public Path file() {
        return file;
    }

    @Override
    public synchronized void close() throws IOException {
        lines.close();
    }
}
