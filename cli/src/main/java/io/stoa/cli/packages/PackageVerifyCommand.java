package io.stoa.cli.packages;

import io.stoa.packageformat.PackageVerifier;
import io.stoa.packageformat.TrustAnchors;
import io.stoa.packageformat.VerificationReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code stoa package verify}: the validator that runs on any platform. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Verifies the signature, the manifest and every asset of a package folder.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the package is accepted", "1:the package is refused", "2:the input cannot be used"})
public final class PackageVerifyCommand implements Callable<Integer> {

    private static final int ACCEPTED = 0;
    private static final int REFUSED = 1;
    private static final int UNUSABLE = 2;

    @Parameters(paramLabel = "DIR", description = "The folder with manifest.json and signature.")
    private Path folder;

    @Option(names = "--manifest-only", description = "Do not look at the assets; they need not be there.")
    private boolean manifestOnly;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Option(
            names = "--trust-anchors",
            paramLabel = "FILE",
            description = "PEM file with the roots to trust instead of Apple Root CA - G3.")
    private Path trustAnchors;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            VerificationReport report = verify();
            print(report, spec.commandLine().getOut());
            return report.accepted() ? ACCEPTED : REFUSED;
        } catch (FileSystemException e) {
            return unusable(UnreadableFolder.sentence(e));
        } catch (IOException e) {
            return unusable(e.getMessage());
        }
    }

    private VerificationReport verify() throws IOException {
        PackageVerifier verifier =
                new PackageVerifier(trustAnchors == null ? TrustAnchors.apple() : TrustAnchors.ofPem(trustAnchors));
        return manifestOnly ? verifier.verifyManifestOf(folder) : verifier.verifyFolder(folder);
    }

    private void print(VerificationReport report, PrintWriter out) {
        if (json) {
            out.println(report.toJson());
        } else {
            new VerificationText(report).print(out);
        }
    }

    private int unusable(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return UNUSABLE;
    }
}
