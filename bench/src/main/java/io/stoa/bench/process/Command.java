package io.stoa.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of this machine that is run to its end. */
public final class Command {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final List<String> words;
    private final Map<String, String> environment;

    private Command(List<String> words, Map<String, String> environment) {
        this.words = List.copyOf(words);
        this.environment = Map.copyOf(environment);
    }

    public static Command of(String... words) {
        return new Command(List.of(words), Map.of());
    }

    public static Command of(List<String> words) {
        return new Command(words, Map.of());
    }

    public Command with(String variable, String value) {
        return new Command(words, Map.of(variable, value));
    }

    /**
     * What it says, standard output and error as one.
     *
     * @throws IOException it is missing, fails or takes longer than three minutes; the message quotes it
     */
    public String run() throws IOException, InterruptedException {
        Path output = Files.createTempFile("stoa-bench", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return outcome(builder.start(), output);
        } finally {
            Files.delete(output);
        }
    }

    private String outcome(Process process, Path output) throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(this + " did not end within " + LIMIT.toSeconds() + " s.");
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new IOException(this + " failed with " + process.exitValue() + ": " + said);
        }
        return said;
    }

    /** As a person would type it. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
