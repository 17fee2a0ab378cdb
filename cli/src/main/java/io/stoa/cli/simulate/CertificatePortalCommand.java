package io.stoa.cli.simulate;

import io.stoa.simulator.licensing.CertificatePortal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Certifies licence keys as Apple's portal does. */
@Command(
        name = "certificate-portal",
        mixinStandardHelpOptions = true,
        description =
                "Issues a certificate for each signing request of ./stoa license-keys request, beside it and with the"
                        + " ending .cer. No device of Apple's accepts what is licensed with it.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every certificate is written", "2:one is not; the reason is printed"})
final class CertificatePortalCommand implements Callable<Integer> {

    private static final int ISSUED = 0;
    private static final int REFUSED = 2;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A signing request, PKCS #10 in PEM.")
    private List<Path> requests;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CertificatePortal portal = CertificatePortal.open(Clock.systemUTC());
        for (Path request : requests) {
            try {
                spec.commandLine().getOut().println(certify(request, portal));
            } catch (IOException | IllegalArgumentException refused) {
                spec.commandLine().getErr().println(request + " is not certified: " + refused.getMessage());
                return REFUSED;
            }
        }
        return ISSUED;
    }

    private static Path certify(Path request, CertificatePortal portal) throws IOException {
        byte[] certificate = portal.issue(Files.readString(request, StandardCharsets.ISO_8859_1));
        String name = request.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
        return Files.write(request.resolveSibling(name + ".cer"), certificate);
    }
}
