package io.stoa.bench.peer;

import io.stoa.bench.process.Command;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What OpenSSL does with private keys on one core: its own benchmark, on the core where the servers run.
 *
 * @see "openssl-speed(1), -mr: machine readable; lines +F2 for RSA and +F4 for ECDSA hold signatures a second third"
 */
public enum OpensslSpeed {
    RSA_3072("rsa3072", "+F2", "3072"),
    ECDSA_P256("ecdsap256", "+F4", "256");

    private final String algorithm;
    private final Pattern line;

    OpensslSpeed(String algorithm, String label, String bits) {
        this.algorithm = algorithm;
        this.line = Pattern.compile("(?m)^" + Pattern.quote(label) + ":\\d+:" + bits + ":([0-9.]+):");
    }

    /** Operations with the private key in a second. */
    public double rate(Duration duration) throws IOException, InterruptedException {
        return rate(command(duration).run());
    }

    double rate(String output) throws IOException {
        Matcher found = line.matcher(output);
        if (!found.find()) {
            throw new IOException("openssl did not tell a rate of " + algorithm + ": " + output);
        }
        return Double.parseDouble(found.group(1));
    }

    public Command command(Duration duration) {
        String seconds = String.valueOf(Math.max(1, duration.toSeconds()));
        return Command.of(List.of("taskset", "-c", "0", "openssl", "speed", "-mr", "-seconds", seconds, algorithm));
    }

    public static String version() throws IOException, InterruptedException {
        return Command.of("openssl", "version").run().strip();
    }
}
