package io.stoa.cli.simulate;

import io.stoa.simulator.appstoreconnect.AppStoreConnectSimulator;
import io.stoa.simulator.appstoreconnect.notification.AppEvent;
import io.stoa.simulator.appstoreconnect.webhook.MarketplaceWebhook;
import io.stoa.simulator.appstoreconnect.webhook.Webhook;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which webhook the simulated App Store Connect tells of its packages from the start. */
final class NotifyOptions {

    enum Generations {
        FIRST,
        SECOND,
        BOTH
    }

    @Option(
            names = "--marketplace",
            defaultValue = "6738000001",
            description = "Apple item id of the marketplace app (${DEFAULT-VALUE}).")
    private String marketplace;

    @Option(names = "--notify", paramLabel = "URL", description = "The webhook to tell what happens.")
    private Optional<URI> url = Optional.empty();

    @Option(
            names = "--notify-secret-file",
            paramLabel = "FILE",
            description = "File whose first line is the webhook's secret, verbatim.")
    private Optional<Path> secretFile = Optional.empty();

    @Option(
            names = "--notify-generations",
            defaultValue = "BOTH",
            description = "In which words: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Generations generations;

    String marketplace() {
        return marketplace;
    }

    void applyTo(AppStoreConnectSimulator simulator) {
        url.ifPresent(known -> configure(simulator, known, secret()));
    }

    private void configure(AppStoreConnectSimulator simulator, URI known, String secret) {
        if (generations != Generations.SECOND) {
            simulator.webhooks().put(new MarketplaceWebhook("from-the-start", known, secret));
        }
        if (generations != Generations.FIRST) {
            simulator
                    .webhooks()
                    .put(new Webhook("from-the-start", marketplace, "from the start", known, secret, true, events()));
        }
    }

    private List<String> events() {
        return Stream.of(
                        new AppEvent.VersionCreated(marketplace, "", ""),
                        new AppEvent.PackageAvailability(marketplace, "", "", true, List.of()),
                        new AppEvent.TerritoryAvailability(marketplace, "", true, List.of()))
                .map(AppEvent::eventType)
                .toList();
    }

    private String secret() {
        Path file = secretFile.orElseThrow(() ->
                new IllegalArgumentException("--notify needs --notify-secret-file, because everything is signed."));
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("The secret file " + file + " is empty."));
        } catch (IOException e) {
            throw new IllegalArgumentException("The secret file " + file + " cannot be read as UTF-8 text.", e);
        }
    }
}
