package io.stoa.cli.simulate;

import io.stoa.simulator.appstoreconnect.http.PortUnavailable;
import io.stoa.simulator.sealer.LicenseSealerSimulator;
import io.stoa.simulator.sealer.Misbehaviour;
import io.stoa.simulator.sealer.SealerKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves a simulated licence sealer until it is interrupted. */
@Command(
        name = "license-sealer",
        mixinStandardHelpOptions = true,
        description =
                "Serves a licence sealer on 127.0.0.1 whose licences no device accepts, and prints the configuration"
                        + " that leads to it.")
final class LicenseSealerCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "9010", description = "Port, 0 for any (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            defaultValue = "license-sealer-keys",
            description = "Folder of keys and certificates; made when absent (${DEFAULT-VALUE}).")
    private Path keys;

    @Option(
            names = "--misbehave",
            paramLabel = "HOW",
            defaultValue = "NONE",
            description = "What goes wrong: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Misbehaviour misbehaviour;

    @Option(names = "--slow", defaultValue = "PT30S", description = "How late a SLOW answer is (${DEFAULT-VALUE}).")
    private Duration slow;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        LicenseSealerSimulator simulator = start();
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
        new CountDownLatch(1).await();
        return 0;
    }

    /** Starts the simulator and prints how an installation reaches it. */
    LicenseSealerSimulator start() {
        try {
            SealerKeys files = SealerKeys.in(keys, Clock.systemUTC());
            LicenseSealerSimulator simulator = LicenseSealerSimulator.start(port, files, slow);
            simulator.misbehave(misbehaviour);
            printConfiguration(simulator, files);
            return simulator;
        } catch (IOException | PortUnavailable unusable) {
            throw new ParameterException(spec.commandLine(), unusable.getMessage(), unusable);
        }
    }

    private void printConfiguration(LicenseSealerSimulator simulator, SealerKeys files) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("# A licence sealer is simulated. An installation reaches it with:");
        out.println("stoa.licensing.sealer=http");
        out.println("stoa.licensing.sealer.url=" + simulator.uri());
        out.println("stoa.licensing.signing-certificate-file=" + files.signingCertificate());
        out.println("stoa.licensing.encryption-key-file=" + files.encryptionKey());
        out.println("stoa.licensing.encryption-certificate-file=" + files.encryptionCertificate());
        out.flush();
    }
}
