package io.stoa.cli.packages;

import io.stoa.cli.installation.InstallationApi;
import io.stoa.cli.installation.InstallationRefused;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code stoa package add}. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Hands a package in by its id: its newest version is taken in, and followed from then on.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it is being taken in", "2:it was not handed in; the reason is printed"})
public final class PackageAddCommand implements Callable<Integer> {

    private static final int HANDED_IN = 0;
    private static final int REFUSED = 2;

    @Parameters(paramLabel = "PACKAGE_ID", description = "The id App Store Connect shows for the package, a UUID.")
    private String packageId;

    @Mixin
    private InstallationApi installation;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            JsonObject ingestion = installation.post(
                    "packages",
                    Json.createObjectBuilder()
                            .add("alternativeDistributionPackageId", packageId)
                            .build());
            spec.commandLine()
                    .getOut()
                    .println("Ingestion " + ingestion.getString("id") + " is " + ingestion.getString("state")
                            + ". How it goes is at /api/v1/ingestions/" + ingestion.getString("id")
                            + " and in the console.");
            return HANDED_IN;
        } catch (InstallationRefused refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return REFUSED;
        }
    }
}
