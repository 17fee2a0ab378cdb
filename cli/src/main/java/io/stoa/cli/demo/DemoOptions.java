package io.stoa.cli.demo;

import io.stoa.simulator.walk.AppleSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Against which installation the demo is played. */
final class DemoOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Public URL of an installation that you start yourself; the demo prints what to configure it"
                    + " with. Without it the demo starts one of its own.")
    Optional<URI> url;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Data directory of the installation; one that is thrown away without it.")
    Optional<Path> dataDirectory;

    @Option(
            names = "--webhook-secret-file",
            paramLabel = "FILE",
            description = "The installation's stoa.notifications.secrets-file; one is made without it.")
    Optional<Path> webhookSecretFile;

    @Option(
            names = "--app-store-connect-port",
            paramLabel = "PORT",
            description = "Port of the simulated App Store Connect, its downloads are on the next (any free ones; with"
                    + " --url 9001).")
    Optional<Integer> appStoreConnectPort;

    /** @throws IllegalArgumentException a sentence for the person */
    void check() {
        if (url.isPresent() && dataDirectory.isEmpty()) {
            throw new IllegalArgumentException(
                    "--url needs --data-dir too: the key for an operator's token is in the data directory.");
        }
        if (url.isPresent() && url.get().getHost() == null) {
            throw new IllegalArgumentException("--url is the whole public URL, such as http://localhost:8080.");
        }
    }

    boolean isThrownAway() {
        return dataDirectory.isEmpty();
    }

    Path dataDirectory() throws IOException {
        Path directory = dataDirectory.isPresent()
                ? Files.createDirectories(dataDirectory.get())
                : Files.createTempDirectory("stoa-demo");
        return directory.toRealPath();
    }

    /** Apple's side; its ports have to be known before an installation that is not ours is configured. */
    AppleSettings apple(Path data) {
        int port = appStoreConnectPort.orElse(url.isPresent() ? 9001 : 0);
        AppleSettings settings =
                AppleSettings.in(data.resolve("simulated-apple")).withPorts(port, port == 0 ? 0 : port + 1);
        return webhookSecretFile.map(settings::withWebhookSecretsFile).orElse(settings);
    }
}
