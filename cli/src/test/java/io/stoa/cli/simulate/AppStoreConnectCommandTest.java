package io.stoa.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.AppStoreConnectSimulator;
import io.stoa.simulator.appstoreconnect.catalog.AssetKind;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AppStoreConnectCommandTest {

    @TempDir
    Path folder;

    private final AppStoreConnectCommand command = new AppStoreConnectCommand();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line =
            new CommandLine(command).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

    @Test
    void shouldMakeAKeyAndPrintTheConfigurationThatLeadsToIt() {
        Path key = folder.resolve("made.p8");
        line.parseArgs(options("--api-key", key.toString(), "--issuer-id", "57246542-96fe-1a63-e053-0824d011072a"));
        try (AppStoreConnectSimulator simulator = command.start()) {
            assertTrue(Files.exists(key));
            assertPrinted("stoa.app-store-connect.url=" + simulator.apiUri());
            assertPrinted("stoa.app-store-connect.download-hosts=" + simulator.downloadUri());
            assertPrinted("stoa.app-store-connect.issuer-id=57246542-96fe-1a63-e053-0824d011072a");
            assertPrinted("stoa.app-store-connect.key-id=STOASIMKEY");
            assertPrinted("stoa.app-store-connect.private-key-file=" + key);
        }
    }

    @Test
    void shouldPrintNoIssuerForAnIndividualKey() {
        line.parseArgs(options("--api-key", folder.resolve("made.p8").toString()));
        try (AppStoreConnectSimulator simulator = command.start()) {
            assertPrinted("stoa.app-store-connect.url=" + simulator.apiUri());
            assertFalse(out.toString().contains("issuer-id"));
        }
    }

    @Test
    void shouldNeverPrintTheKeyItself() throws IOException {
        Path key = folder.resolve("made.p8");
        line.parseArgs(options("--api-key", key.toString()));
        try (AppStoreConnectSimulator simulator = command.start()) {
            String secret = Files.readAllLines(key).get(1);
            assertFalse(out.toString().contains(secret), () -> "printed by " + simulator.apiUri());
        }
    }

    @Test
    void shouldCallAKeyFileUnusableThatHoldsNoKey() throws IOException {
        Path key = Files.writeString(folder.resolve("wrong.p8"), "no key");
        assertEquals(2, line.execute(options("--api-key", key.toString())));
        assertTrue(err.toString().contains("holds no P-256 key"), err.toString());
    }

    @Test
    void shouldCallAFolderUnusableThatIsAbsent() {
        String absent = folder.resolve("absent").toString();
        String key = folder.resolve("made.p8").toString();
        assertEquals(2, line.execute(options("--api-key", key, "--packages", absent)));
        assertTrue(err.toString().contains("does not exist"), err.toString());
    }

    @Test
    void shouldStartWithTheChaosThatWasAskedFor() {
        String key = folder.resolve("made.p8").toString();
        line.parseArgs(options("--api-key", key, "--chaos-level", "2", "--seed", "77", "--chaos-stall", "PT3S"));
        try (AppStoreConnectSimulator simulator = command.start()) {
            assertEquals(2, simulator.chaos().settings().level());
            assertEquals(77, simulator.chaos().settings().seed());
            assertEquals(Duration.ofSeconds(3), simulator.chaos().settings().stall());
        }
    }

    @Test
    void shouldCallALevelUnusableThatDoesNotExist() {
        String key = folder.resolve("made.p8").toString();
        assertEquals(2, line.execute(options("--api-key", key, "--chaos-level", "9")));
        assertTrue(err.toString().contains("from 0 to 3"), err.toString());
    }

    @Test
    void shouldTellAWebhookFromTheStart() throws IOException {
        String key = folder.resolve("made.p8").toString();
        String secret =
                Files.writeString(folder.resolve("secret"), " kite \nformer\n").toString();
        line.parseArgs(
                options("--api-key", key, "--notify", "http://127.0.0.1:9/hook", "--notify-secret-file", secret));
        try (AppStoreConnectSimulator simulator = command.start()) {
            assertEquals(
                    " kite ",
                    simulator.webhooks().marketplaceWebhook().orElseThrow().secret());
            assertEquals(1, simulator.webhooks().webhooksOf("6738000001").size());
        }
    }

    @Test
    void shouldTellNothingUnsigned() {
        String key = folder.resolve("made.p8").toString();
        assertEquals(2, line.execute(options("--api-key", key, "--notify", "http://127.0.0.1:9/hook")));
        assertTrue(err.toString().contains("--notify-secret-file"), err.toString());
    }

    @Test
    void shouldForgeALargePackageAndWriteTheRootItLeadsTo() throws IOException {
        String key = folder.resolve("made.p8").toString();
        Path root = folder.resolve("root.pem");
        line.parseArgs(options(
                "--api-key", key, "--forge-large", "4000000", "--assets", "4", "--trust-anchors", root.toString()));
        try (AppStoreConnectSimulator simulator = command.start()) {
            PackageVersion version = simulator.packages().get(0);
            assertEquals(4, version.assets(AssetKind.VARIANT).size());
            assertEquals(simulator.authority().rootPem(), Files.readString(root));
            assertPrinted("stoa.packages.trust-anchors-file=" + root);
            assertTrue(out.toString().contains(version.id()), out.toString());
        }
    }

    @Test
    void shouldCallAPackageOfNothingUnusable() {
        String key = folder.resolve("made.p8").toString();
        assertEquals(2, line.execute(options("--api-key", key, "--forge-large", "3", "--assets", "4")));
        assertTrue(err.toString().contains("one byte"), err.toString());
    }

    private static String[] options(String... more) {
        String[] options = new String[more.length + 4];
        System.arraycopy(new String[] {"--port", "0", "--download-port", "0"}, 0, options, 0, 4);
        System.arraycopy(more, 0, options, 4, more.length);
        return options;
    }

    private void assertPrinted(String wanted) {
        assertTrue(out.toString().lines().anyMatch(wanted::equals), out.toString());
    }
}
