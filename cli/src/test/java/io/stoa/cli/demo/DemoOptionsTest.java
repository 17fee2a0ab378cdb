package io.stoa.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.walk.AppleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class DemoOptionsTest {

    @Command
    static final class Host {

        @Mixin
        private DemoOptions options;
    }

    @TempDir
    Path folder;

    @Test
    void shouldTakeFreePortsForAnInstallationOfItsOwn() {
        AppleSettings apple = parsed().apple(folder);

        assertEquals(0, apple.apiPort());
        assertEquals(0, apple.downloadPort());
    }

    @Test
    void shouldTakeKnownPortsForAnInstallationOfSomebodyElse() {
        AppleSettings apple = parsed("--url", "http://localhost:8080").apple(folder);

        assertEquals(9001, apple.apiPort());
        assertEquals(9002, apple.downloadPort());
    }

    @Test
    void shouldTakeThePortThatIsNamedAndTheNext() {
        AppleSettings apple = parsed("--app-store-connect-port", "19000").apple(folder);

        assertEquals(19000, apple.apiPort());
        assertEquals(19001, apple.downloadPort());
    }

    @Test
    void shouldUseTheWebhookSecretOfTheInstallation() {
        AppleSettings apple = parsed("--webhook-secret-file", "secrets").apple(folder);

        assertEquals(Optional.of(Path.of("secrets").toAbsolutePath()), apple.webhookSecretsFile());
    }

    @Test
    void shouldMakeTheDataDirectoryThatIsNamedAndKeepIt() throws IOException {
        DemoOptions options = parsed("--data-dir", folder.resolve("data").toString());

        assertTrue(Files.isDirectory(options.dataDirectory()));
        assertFalse(options.isThrownAway());
    }

    @Test
    void shouldMakeANewDataDirectoryEachTimeToBeThrownAway() throws IOException {
        Path one = parsed().dataDirectory();
        Path other = parsed().dataDirectory();

        assertFalse(one.equals(other));
        assertTrue(parsed().isThrownAway());
        Files.delete(one);
        Files.delete(other);
    }

    private static DemoOptions parsed(String... arguments) {
        Host host = new Host();
        new CommandLine(host).parseArgs(arguments);
        return host.options;
    }
}
