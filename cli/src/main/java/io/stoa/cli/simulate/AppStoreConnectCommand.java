package io.stoa.cli.simulate;

import io.stoa.simulator.appstoreconnect.AppStoreConnectSimulator;
import io.stoa.simulator.appstoreconnect.Settings;
import io.stoa.simulator.appstoreconnect.http.PortUnavailable;
import io.stoa.simulator.appstoreconnect.token.ApiKey;
import io.stoa.simulator.appstoreconnect.token.ApiKeyFile;
import io.stoa.simulator.appstoreconnect.token.UnusableApiKey;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves a simulated App Store Connect until it is interrupted. */
@Command(
        name = "app-store-connect",
        mixinStandardHelpOptions = true,
        description =
                "Serves a simulated App Store Connect on 127.0.0.1 and prints the configuration that leads to it.")
final class AppStoreConnectCommand implements Callable<Integer> {

    @Option(
            names = "--packages",
            paramLabel = "DIR",
            description = "Folder of packages, watched; each has manifest.json, signature and assets.")
    private Optional<Path> packages = Optional.empty();

    @Option(names = "--port", defaultValue = "9001", description = "Port of the API, 0 for any (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--download-port",
            defaultValue = "9002",
            description = "Port of the downloads, 0 for any (${DEFAULT-VALUE}).")
    private int downloadPort;

    @Option(names = "--api-key-id", defaultValue = "STOASIMKEY", description = "Id of the API key (${DEFAULT-VALUE}).")
    private String apiKeyId;

    @Option(names = "--issuer-id", description = "Issuer id of a team key; without it the key is an individual one.")
    private Optional<String> issuerId = Optional.empty();

    @Option(
            names = "--api-key",
            paramLabel = "FILE",
            description = "The .p8 or its public key as PEM; made when absent (AuthKey_<id>.p8).")
    private Optional<Path> apiKey = Optional.empty();

    @Option(
            names = "--url-lifetime",
            defaultValue = "PT15M",
            description = "How long a download URL is good (${DEFAULT-VALUE}).")
    private Duration urlLifetime;

    @Option(
            names = "--hourly-limit",
            defaultValue = "3600",
            description = "Requests an API key may make within an hour (${DEFAULT-VALUE}).")
    private int hourlyLimit;

    @Mixin
    private ChaosOptions chaos;

    @Mixin
    private NotifyOptions notify;

    @Mixin
    private ForgeOptions forge;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        AppStoreConnectSimulator simulator = start();
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
        new CountDownLatch(1).await();
        return 0;
    }

    /** Starts the simulator and prints how an installation reaches it. */
    AppStoreConnectSimulator start() {
        try {
            Path file = apiKey.orElse(Path.of("AuthKey_" + apiKeyId + ".p8")).toAbsolutePath();
            if (Files.notExists(file)) {
                ApiKeyFile.make(file);
            }
            AppStoreConnectSimulator simulator = AppStoreConnectSimulator.start(settings(file));
            prepare(simulator);
            printConfiguration(simulator, file);
            return simulator;
        } catch (UnusableApiKey | PortUnavailable | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** What cannot be prepared leaves no port open. */
    private void prepare(AppStoreConnectSimulator simulator) {
        try {
            notify.applyTo(simulator);
            forge.applyTo(simulator, spec.commandLine().getOut());
        } catch (IllegalArgumentException e) {
            simulator.close();
            throw e;
        }
    }

    private Settings settings(Path file) {
        Settings settings = chaos.applyTo(Settings.defaults())
                .withPorts(port, downloadPort)
                .withMarketplace(notify.marketplace())
                .withApiKey(new ApiKey(apiKeyId, issuerId, ApiKeyFile.read(file)))
                .withUrlLifetime(urlLifetime)
                .withHourlyLimit(hourlyLimit);
        return packages.map(this::existing).map(settings::withPackages).orElse(settings);
    }

    private Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("The folder " + folder + " does not exist.");
        }
        return folder;
    }

    private void printConfiguration(AppStoreConnectSimulator simulator, Path file) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "# App Store Connect is simulated with " + simulator.packages().size() + " package versions.");
        out.println("# An installation reaches it with:");
        out.println("stoa.app-store-connect.url=" + simulator.apiUri());
        out.println("stoa.app-store-connect.download-hosts=" + simulator.downloadUri());
        issuerId.ifPresent(issuer -> out.println("stoa.app-store-connect.issuer-id=" + issuer));
        out.println("stoa.app-store-connect.key-id=" + apiKeyId);
        if (ApiKeyFile.isPrivate(file)) {
            out.println("stoa.app-store-connect.private-key-file=" + file);
        } else {
            out.println("# stoa.app-store-connect.private-key-file is the private half of " + file);
        }
        out.flush();
    }
}
