package io.stoa.cli.licensekeys;

import io.stoa.cli.installation.InstallationApi;
import io.stoa.cli.installation.InstallationRefused;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code stoa license-keys request}. */
@Command(
        name = "request",
        mixinStandardHelpOptions = true,
        description = {
            "Writes encryption.csr and signing.csr, the two files Apple's portal asks for.",
            "The installation makes the keys and keeps them, sealed. Asked again, it asks for the same keys.",
            "With a sealer beside it (stoa.licensing.sealer=http) the signing key is the sealer's: it is made here, as"
                    + " signing-key.pem, and the installation never sees it."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:both files are written", "2:they are not; the reason is printed"})
public final class LicenseKeysRequestCommand implements Callable<Integer> {

    private static final int WRITTEN = 0;
    private static final int REFUSED = 2;

    @Option(
            names = "--common-name",
            paramLabel = "NAME",
            required = true,
            description = "Who asks: the name of the company or the marketplace.")
    private String commonName;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "The e-mail address of the Apple account.")
    private String email;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The folder to write to (default: this one).")
    private Path folder;

    @Option(
            names = "--fresh",
            description =
                    "Throws away keys that still wait for a certificate and makes new ones. A certificate that was"
                            + " issued for them can no longer be installed.")
    private boolean fresh;

    @Mixin
    private InstallationApi installation;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            return write(installation.post("license-keys/requests", order()));
        } catch (InstallationRefused refused) {
            return refuse(refused.getMessage());
        } catch (IOException unwritable) {
            return refuse("Nothing can be written to " + folder + ": " + unwritable.getMessage());
        }
    }

    private JsonObject order() {
        JsonObjectBuilder order =
                Json.createObjectBuilder().add("commonName", commonName).add("fresh", fresh);
        if (email != null) {
            order.add("email", email);
        }
        return order.build();
    }

    private int write(JsonObject answer) throws IOException {
        RequestFiles files = new RequestFiles(folder);
        PrintWriter out = spec.commandLine().getOut();
        List<JsonObject> requests = answer.getJsonArray("requests").getValuesAs(JsonObject.class);
        for (JsonObject request : requests) {
            out.println(files.write(request.getString("purpose"), request.getString("signingRequest")));
        }
        if (requests.stream().noneMatch(request -> request.getString("purpose").equals("signing"))) {
            files.writeSigningPair(commonName, email).forEach(out::println);
            out.println("The signing key is for the sealer alone: carry it there and delete it here.");
        }
        out.println("Upload both requests to Apple's portal, then: ./stoa license-keys install");
        return WRITTEN;
    }

    private int refuse(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return REFUSED;
    }
}
