package io.stoa.bench.token;

import io.stoa.bench.process.Command;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The process of {@link MintMain} on one core, with the provider that the server would choose there. */
enum Mint {
    /** Amazon Corretto Crypto Provider. */
    NATIVE("AmazonCorrettoCryptoProvider"),
    /** As where the native library is missing: it is left off the class path. */
    BOUNCY_CASTLE("BC");

    private static final String NATIVE_ARCHIVE = "AmazonCorrettoCryptoProvider";

    private final String provider;

    Mint(String provider) {
        this.provider = provider;
    }

    /**
     * Tokens a second.
     *
     * @throws IOException when another provider signed: then something else was measured
     */
    double rate(Duration warmUp, Duration duration) throws IOException, InterruptedException {
        String last = command(warmUp, duration)
                .run()
                .lines()
                .reduce((former, line) -> line)
                .orElse("");
        return rate(last);
    }

    double rate(String line) throws IOException {
        String[] words = line.split(" ");
        if (words.length != 2 || !words[0].equals(provider)) {
            throw new IOException("Not " + provider + " signed, but: " + line);
        }
        return Double.parseDouble(words[1]);
    }

    private Command command(Duration warmUp, Duration duration) {
        return Command.of(List.of(
                "taskset",
                "-c",
                "0",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(System.getProperty("java.class.path")),
                MintMain.class.getName(),
                warmUp.toString(),
                duration.toString()));
    }

    String classPath(String whole) {
        return Arrays.stream(whole.split(File.pathSeparator))
                .filter(entry -> this == NATIVE || !entry.contains(NATIVE_ARCHIVE))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
