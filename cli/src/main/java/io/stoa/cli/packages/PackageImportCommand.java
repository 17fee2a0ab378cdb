package io.stoa.cli.packages;

import io.stoa.cli.installation.InstallationApi;
import io.stoa.cli.installation.InstallationRefused;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.PackageVerifier;
import io.stoa.packageformat.TrustAnchors;
import io.stoa.packageformat.VerificationReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code stoa package import}: a package that a developer handed over as files. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Verifies a package folder, sends it to a running installation and follows it until it is published.",
            "Its key blobs come from App Store Connect; what the installation holds already is not sent."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the package is published",
            "1:the package is refused, or not published in time; the reason is printed",
            "2:nothing was imported: the folder or the installation cannot be used"
        })
public final class PackageImportCommand implements Callable<Integer> {

    private static final int PUBLISHED = 0;
    private static final int REFUSED = 1;
    private static final int UNUSABLE = 2;

    @Parameters(paramLabel = "DIR", description = "The folder with manifest.json and signature.")
    private Path folder;

    @Option(
            names = "--package-id",
            paramLabel = "ID",
            description = {
                "The id App Store Connect shows for the package. Without it one is derived,",
                "and withdrawals of the package by App Store Connect do not reach it."
            })
    private String packageId;

    @Option(
            names = "--trust-anchors",
            paramLabel = "FILE",
            defaultValue = "${env:STOA_PACKAGES_TRUST_ANCHORS_FILE}",
            description = "PEM file with the roots to trust instead of Apple Root CA - G3.")
    private Path trustAnchors;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait for the publication (default: ${DEFAULT-VALUE}).")
    private int patience;

    @Mixin
    private InstallationApi installation;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            VerificationReport report = verify();
            new VerificationText(report).print(out);
            return report.accepted() ? send(report.manifest().orElseThrow(), out) : REFUSED;
        } catch (FileSystemException unreadable) {
            spec.commandLine().getErr().println(UnreadableFolder.sentence(unreadable));
            return UNUSABLE;
        } catch (IOException | InstallationRefused unusable) {
            spec.commandLine().getErr().println(unusable.getMessage());
            return UNUSABLE;
        }
    }

    private VerificationReport verify() throws IOException {
        return new PackageVerifier(trustAnchors == null ? TrustAnchors.apple() : TrustAnchors.ofPem(trustAnchors))
                .verifyFolder(folder);
    }

    private int send(Manifest manifest, PrintWriter out) throws IOException {
        FolderImport sent = new FolderImport(installation, folder, manifest, out);
        String ingestion = sent.send(Optional.ofNullable(packageId));
        return new IngestionWatch(installation, out).awaitPublished(ingestion, patience) ? PUBLISHED : REFUSED;
    }
}
