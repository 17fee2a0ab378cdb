package io.stoa.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.sealer.LicenseSealerSimulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LicenseSealerCommandTest {

    @TempDir
    Path folder;

    private final LicenseSealerCommand command = new LicenseSealerCommand();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line =
            new CommandLine(command).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

    @Test
    void shouldPrintTheConfigurationThatLeadsToIt() {
        line.parseArgs("--port=0", "--keys=" + folder);
        try (LicenseSealerSimulator simulator = command.start()) {
            assertTrue(out.toString().contains("stoa.licensing.sealer.url=" + simulator.uri()), out::toString);
            assertTrue(Files.exists(folder.resolve("signing.cer")));
        }
    }

    @Test
    void shouldCallKeysUnusableThatAreNone() throws Exception {
        Files.writeString(folder.resolve("signing-key.pem"), "no key");
        Files.writeString(folder.resolve("signing.cer"), "no certificate");

        assertEquals(2, line.execute("--port=0", "--keys=" + folder));
        assertTrue(err.toString().contains("signing-key.pem"), err::toString);
    }
}
