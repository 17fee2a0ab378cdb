package io.stoa.cli.simulate;

import io.stoa.simulator.appstoreconnect.AppStoreConnectSimulator;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.forge.PackagePlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Packages that are forged when the simulated App Store Connect starts. */
final class ForgeOptions {

    private static final String APP = "6700012345";
    private static final String VERSION = "871200999";

    @Option(
            names = "--forge-large",
            paramLabel = "BYTES",
            description = "Offers a package whose variants have so many bytes together; they lie on no disk.")
    private Optional<Long> bytes = Optional.empty();

    @Option(names = "--assets", defaultValue = "40", description = "Variants of that package (${DEFAULT-VALUE}).")
    private int assets;

    @Option(
            names = "--trust-anchors",
            paramLabel = "FILE",
            description = "Writes the root that forged packages lead to into this file.")
    private Optional<Path> trustAnchors = Optional.empty();

    void applyTo(AppStoreConnectSimulator simulator, PrintWriter out) {
        bytes.ifPresent(all -> {
            PackageVersion version = simulator.addPackage(PackagePlan.ofVariants(APP, VERSION, assets, all));
            out.println("# Forged: app " + version.appleItemId() + ", package " + version.packageId()
                    + ", package version " + version.id());
        });
        trustAnchors.ifPresent(file -> write(simulator.authority().rootPem(), file.toAbsolutePath(), out));
    }

    private static void write(String pem, Path file, PrintWriter out) {
        try {
            Files.writeString(file, pem);
            out.println("stoa.packages.trust-anchors-file=" + file);
        } catch (IOException e) {
            throw new IllegalArgumentException("The file " + file + " cannot be written.", e);
        }
    }
}
