package io.stoa.cli.sealer;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code stoa license-sealer check}: the conformance kit for whoever writes or runs a sealer. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Asks a licence sealer what Stoa and others might ask, and says what was expected and seen. A sealer with"
                        + " Apple's SDK opens real requests only: without --request and --key-blob nothing is sealed there.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it keeps the contract", "1:it does not", "2:the input cannot be used"})
public final class SealerCheckCommand implements Callable<Integer> {

    private static final int KEPT = 0;
    private static final int BROKEN = 1;

    @Parameters(paramLabel = "URL", description = "Its address, such as http://127.0.0.1:9010.")
    private URI address;

    @Option(names = "--request", paramLabel = "FILE", description = "A decrypted request of a device for new licences.")
    private Optional<Path> request = Optional.empty();

    @Option(names = "--key-blob", paramLabel = "FILE", description = "The key blob of the app it asks for, decoded.")
    private Optional<Path> keyBlob = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SealerProbe probe = probe();
        PrintWriter out = spec.commandLine().getOut();
        Answer self = probe.get("v1/self-check");
        boolean simulated = self.document().filter(Documents::isSimulated).isPresent();
        Optional<Sample> sample = simulated ? Optional.of(Sample.ofSimulator()) : real(probe);
        List<Finding> findings = Stream.concat(
                        RefusalChecks.all().stream(), sample.map(SealingChecks::of).orElse(List.of()).stream())
                .map(check -> check.carryOut(probe))
                .toList();
        findings.forEach(finding -> out.println(finding.text()));
        if (sample.isEmpty()) {
            out.println("SKIP  sealing: needs --request and --key-blob, because only devices make requests it opens");
        }
        return summary(findings, out);
    }

    private static int summary(List<Finding> findings, PrintWriter out) {
        long broken = findings.stream().filter(finding -> !finding.passed()).count();
        out.println(findings.size() - broken + " of " + findings.size() + " checks passed.");
        out.flush();
        return broken == 0 ? KEPT : BROKEN;
    }

    private SealerProbe probe() {
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null) {
            throw unusable("The address has to be http or https, such as http://127.0.0.1:9010.");
        }
        return new SealerProbe(address);
    }

    private Optional<Sample> real(SealerProbe probe) {
        if (request.isPresent() != keyBlob.isPresent()) {
            throw unusable("Give both --request and --key-blob, or neither.");
        }
        return request.flatMap(file -> Sample.ofDevice(probe, read(file), read(keyBlob.orElseThrow())));
    }

    private byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw unusable("The file " + file + " cannot be read.");
        }
    }

    private ParameterException unusable(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
