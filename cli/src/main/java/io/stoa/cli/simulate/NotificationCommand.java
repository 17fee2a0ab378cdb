package io.stoa.cli.simulate;

import io.stoa.simulator.appstoreconnect.notification.AppEvent;
import io.stoa.simulator.appstoreconnect.notification.Delivery;
import io.stoa.simulator.appstoreconnect.notification.Notice;
import io.stoa.simulator.appstoreconnect.notification.NotificationSender;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends one signed notification of either generation to a webhook. */
@Command(
        name = "notification",
        mixinStandardHelpOptions = true,
        description = "Sends a signed notification to a webhook and prints its answer.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the webhook took it", "1:the webhook refused it or did not answer", "2:unusable input"})
final class NotificationCommand implements Callable<Integer> {

    @Option(names = "--to", required = true, paramLabel = "URL", description = "The webhook.")
    private URI to;

    @Option(
            names = "--secret-file",
            required = true,
            paramLabel = "FILE",
            description = "File whose first line is the webhook's secret, verbatim.")
    private Path secretFile;

    @Option(
            names = "--type",
            required = true,
            description = {
                "First generation: available, versions-unavailable, app-unavailable.",
                "Second: version-created, package-availability, app-availability, ping."
            })
    private String type;

    @Option(names = "--unavailable", description = "The availability ends (package-availability, app-availability).")
    private boolean unavailable;

    @Option(
            names = "--territory",
            paramLabel = "ALPHA3",
            description = "Where, such as DEU; without it everywhere (package-availability, app-availability).")
    private List<String> territories = new ArrayList<>();

    @Option(names = "--marketplace", required = true, description = "Apple item id of the marketplace.")
    private String marketplace;

    @Option(names = "--app", required = true, description = "Apple item id of the app.")
    private String app;

    @Option(names = "--package-id", description = "Id of the package; several for versions-unavailable.")
    private List<String> packageIds = new ArrayList<>();

    @Option(names = "--package-version-id", description = "Id of the package version (available, version-created).")
    private Optional<String> packageVersionId = Optional.empty();

    @Option(names = "--number", defaultValue = "1", description = "Number of the package version (${DEFAULT-VALUE}).")
    private int number;

    @Option(names = "--times", defaultValue = "1", description = "Deliver the same bytes so often (${DEFAULT-VALUE}).")
    private int times;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        NotificationSender sender = sender();
        Delivery delivery = send(sender, type());
        print(delivery);
        for (int again = 1; again < times; again++) {
            delivery = sender.redeliver(delivery);
            print(delivery);
        }
        return sender.deliveries().stream().allMatch(Delivery::accepted) ? 0 : 1;
    }

    private NotificationSender sender() {
        if (to.getHost() == null || !List.of("http", "https").contains(to.getScheme())) {
            throw unusable("--to must be an http or https URL, not " + to + ".");
        }
        return new NotificationSender(to, secret(), Clock.systemUTC());
    }

    private String secret() {
        try {
            return Files.readAllLines(secretFile).stream()
                    .findFirst()
                    .orElseThrow(() -> unusable("The secret file " + secretFile + " is empty."));
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "The secret file " + secretFile + " cannot be read as UTF-8 text.", e);
        }
    }

    private Delivery send(NotificationSender sender, NoticeType wanted) {
        return switch (wanted) {
            case AVAILABLE ->
                sender.send(new Notice.PackageVersionAvailable(marketplace, app, onlyPackage(), version(), number));
            case VERSIONS_UNAVAILABLE ->
                sender.send(new Notice.AppVersionsUnavailable(marketplace, app, somePackages()));
            case APP_UNAVAILABLE -> sender.send(new Notice.AppUnavailable(marketplace, app));
            case VERSION_CREATED -> sender.send(new AppEvent.VersionCreated(marketplace, app, version()));
            case PACKAGE_AVAILABILITY ->
                sender.send(new AppEvent.PackageAvailability(marketplace, app, onlyPackage(), !unavailable, where()));
            case APP_AVAILABILITY ->
                sender.send(new AppEvent.TerritoryAvailability(marketplace, app, !unavailable, where()));
            case PING -> sender.send(new AppEvent.Ping());
        };
    }

    private List<String> where() {
        return territories.isEmpty() ? AppEvent.EVERYWHERE : territories;
    }

    private NoticeType type() {
        try {
            return NoticeType.of(type);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--type must be one of " + NoticeType.list() + ".", e);
        }
    }

    private String onlyPackage() {
        if (packageIds.size() != 1) {
            throw unusable("--type " + type + " needs exactly one --package-id.");
        }
        return packageIds.get(0);
    }

    private String version() {
        return packageVersionId.orElseThrow(() -> unusable("--type " + type + " needs --package-version-id."));
    }

    private List<String> somePackages() {
        if (packageIds.isEmpty()) {
            throw unusable("--type versions-unavailable needs --package-id.");
        }
        return packageIds;
    }

    private void print(Delivery delivery) {
        OptionalInt status = delivery.status();
        String outcome = status.isPresent() ? "status " + status.getAsInt() : "no answer";
        String answer =
                delivery.answer().isBlank() ? "" : ": " + delivery.answer().strip();
        spec.commandLine().getOut().println(delivery.notification().id() + " " + outcome + answer);
        spec.commandLine().getOut().flush();
    }

    private ParameterException unusable(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
