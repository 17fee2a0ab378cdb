package io.stoa.cli.licensekeys;

import io.stoa.cli.installation.InstallationApi;
import io.stoa.cli.installation.InstallationRefused;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code stoa license-keys install}. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = {
            "Installs certificates as downloaded from Apple's portal, for keys that license-keys request asked for.",
            "Devices are given them from now on. Requests encrypted for the former certificate are opened for ninety more"
                    + " days, or until --former-until."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:they are in force", "2:none was taken; the reason is printed"})
public final class LicenseKeysInstallCommand implements Callable<Integer> {

    private static final int INSTALLED = 0;
    private static final int REFUSED = 2;
    private static final long LONGEST = 32 * 1024;

    /** One or both. */
    static final class CertificateFiles {

        @Option(names = "--encryption-certificate", paramLabel = "FILE", description = "DER or PEM.")
        private Path encryption;

        @Option(names = "--signing-certificate", paramLabel = "FILE", description = "DER or PEM.")
        private Path signing;
    }

    @ArgGroup(exclusive = false, multiplicity = "1")
    private CertificateFiles files;

    @Option(
            names = "--former-until",
            paramLabel = "MOMENT",
            description = "When the former encryption key ends, such as 2027-03-01T00:00:00Z.")
    private String formerUntil;

    @Mixin
    private InstallationApi installation;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            KeyTable.print(
                    installation.post("license-keys/certificates", order()),
                    spec.commandLine().getOut());
            return INSTALLED;
        } catch (InstallationRefused refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return REFUSED;
        }
    }

    private JsonObject order() {
        JsonObjectBuilder order = Json.createObjectBuilder();
        add("encryptionCertificate", files.encryption, order);
        add("signingCertificate", files.signing, order);
        if (formerUntil != null) {
            order.add("formerUntil", formerUntil);
        }
        return order.build();
    }

    private static void add(String member, Path file, JsonObjectBuilder order) {
        if (file != null) {
            order.add(member, Base64.getEncoder().encodeToString(content(file)));
        }
    }

    private static byte[] content(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new InstallationRefused(file + " is longer than any certificate.");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new InstallationRefused(file + " cannot be read.");
        }
    }
}
