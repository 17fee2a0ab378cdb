package io.stoa.cli.simulate;

import io.stoa.simulator.device.AvailableUpdate;
import io.stoa.simulator.device.Device;
import io.stoa.simulator.device.DeviceRefusal;
import io.stoa.simulator.device.InstallMetadata;
import io.stoa.simulator.device.InstalledApp;
import io.stoa.simulator.device.RestoreOutcome;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code stoa simulate device}: a conformance check for any marketplace server with a public address. */
@Command(
        name = "device",
        mixinStandardHelpOptions = true,
        description = "Does with a marketplace server what an iPhone does, and tells what it saw.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:a device would be content", "1:a device would report an error", "2:unusable input"})
final class DeviceCommand {

    private static final int CONTENT = 0;
    private static final int REFUSED = 1;

    @Option(names = "--url", required = true, paramLabel = "URL", description = "Public address of the server.")
    private URI url;

    @Mixin
    private DeviceOptions options;

    @Spec
    private CommandSpec spec;

    @Command(name = "well-known", description = "Checks the documents under /.well-known/.")
    int wellKnown(@Option(names = "--oauth", description = "Check oauth-authorization-server too.") boolean oauth) {
        return run(device -> {
            device.marketplaceKit();
            if (oauth) {
                device.authorizationServer();
            }
            return CONTENT;
        });
    }

    @Command(name = "install", description = "Installs an app as from within the marketplace app.")
    int install(
            @Option(names = "--app", required = true, description = "Apple item id.") String app,
            @Option(names = "--version", description = "Apple version id.") Optional<String> version,
            @Option(names = "--package", required = true, description = "Base address of the package.") URI packageUrl,
            @Option(names = "--token", required = true, description = "Install verification token.") String token,
            @Option(names = "--account", defaultValue = "", description = "Account of the person.") String account) {
        return run(device -> {
            print(device.installFromMarketplaceApp(
                    new InstallMetadata(app, version, packageUrl, token, account, false)));
            return CONTENT;
        });
    }

    @Command(name = "follow-link", description = "Follows a marketplace-kit:// link as from a web page.")
    int followLink(
            @Parameters(paramLabel = "LINK", description = "marketplace-kit://install?...") String link,
            @Option(names = "--origin", description = "Origin of the page; the server's public address by default.")
                    Optional<URI> origin) {
        return run(device -> {
            print(device.followInstallLink(link, origin.orElse(url)));
            return CONTENT;
        });
    }

    @Command(name = "restore", description = "Restores one version of an app, as after a backup.")
    int restore(@Mixin AppOptions app) {
        return run(device -> device.restore(app.request()) instanceof RestoreOutcome.Restored restored
                        && restored.failures().isEmpty()
                ? printAll(restored.installed())
                : REFUSED);
    }

    @Command(name = "updates", description = "Looks for an update of an installed version and proves its package.")
    int updates(@Mixin AppOptions app) {
        return run(device -> {
            List<AvailableUpdate> available = device.checkForUpdates(app.request());
            available.forEach(update -> println("Update: " + update.appleItemId() + " to version "
                    + update.appleVersionId() + " (" + update.shortVersionString() + ")"));
            return CONTENT;
        });
    }

    private int run(ToIntFunction<Device> work) {
        Device device = device();
        try {
            return work.applyAsInt(device);
        } catch (DeviceRefusal refusal) {
            // the step log has printed it
            return REFUSED;
        }
    }

    private Device device() {
        try {
            return options.describe(Device.builder().publicUrl(url))
                    .onStep(new DeviceStepText(spec.commandLine().getOut())::print)
                    .build();
        } catch (IOException | IllegalArgumentException unusable) {
            throw new ParameterException(spec.commandLine(), unusable.getMessage(), unusable);
        }
    }

    private int printAll(List<InstalledApp> apps) {
        apps.forEach(this::print);
        return CONTENT;
    }

    private void print(InstalledApp app) {
        println("Installed: " + app.manifest().bundleId() + " "
                + app.manifest().shortVersionString() + ", licence "
                + app.license().licenseId());
    }

    private void println(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
