package io.stoa.simulator.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.TrustAnchors;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedAppleTest {

    private static final URI URL = URI.create("http://localhost:8080");

    @TempDir
    Path folder;

    @Test
    void shouldNameFilesThatAreThere() throws IOException {
        try (SimulatedApple apple = start()) {
            Map<String, String> keys = apple.configuration();

            assertTrue(keys.keySet().stream().allMatch(key -> key.startsWith("stoa.")));
            assertEquals(
                    4,
                    keys.keySet().stream().filter(key -> key.endsWith("-file")).count());
            keys.forEach(
                    (key, value) -> assertTrue(!key.endsWith("-file") || Files.isRegularFile(Path.of(value)), key));
        }
    }

    @Test
    void shouldAllowDownloadsFromItsOwnOriginOnly() throws IOException {
        try (SimulatedApple apple = start()) {
            assertEquals(
                    apple.appStoreConnect().downloadUri().toString(),
                    apple.configuration().get("stoa.app-store-connect.download-hosts"));
        }
    }

    @Test
    void shouldWriteTheRootThatItsPackagesLeadTo() throws Exception {
        try (SimulatedApple apple = start()) {
            Path file = Path.of(apple.configuration().get("stoa.packages.trust-anchors-file"));

            assertEquals(apple.authority().rootPem(), Files.readString(file));
            assertFalse(TrustAnchors.ofPem(file).equals(TrustAnchors.apple()));
        }
    }

    @Test
    void shouldKeepKeysAndSecretFromStartToStart() throws IOException {
        Installation before;
        try (SimulatedApple apple = start()) {
            before = apple.installation(URL, () -> "token");
        }
        try (SimulatedApple apple = start()) {
            Installation after = apple.installation(URL, () -> "token");

            assertEquals(before.webhookSecret(), after.webhookSecret());
            assertEquals(before.verificationTokenKey(), after.verificationTokenKey());
        }
    }

    @Test
    void shouldSignWithTheFirstSecretOfAnInstallationThatHasSome() throws IOException {
        Path secrets = Files.writeString(folder.resolve("secrets"), "\nfirst, with ${comma}\nsecond\n");

        try (SimulatedApple apple = SimulatedApple.start(settings().withWebhookSecretsFile(secrets))) {
            assertEquals(
                    "first, with ${comma}",
                    apple.installation(URL, () -> "token").webhookSecret());
            assertEquals(secrets.toString(), apple.configuration().get("stoa.notifications.secrets-file"));
        }
    }

    @Test
    void shouldSayThatASecretsFileHoldsNone() throws IOException {
        Path secrets = Files.writeString(folder.resolve("secrets"), "\n\n");
        AppleSettings settings = settings().withWebhookSecretsFile(secrets);

        IOException empty = assertThrows(IOException.class, () -> SimulatedApple.start(settings));

        assertTrue(empty.getMessage().contains("holds no secret"), empty.getMessage());
    }

    @Test
    void shouldRefuseAKeyFileThatHoldsNoKey() throws IOException {
        Files.createDirectories(folder.resolve("apple"));
        Files.writeString(folder.resolve("apple").resolve("AuthKey.p8"), "no key");

        assertThrows(RuntimeException.class, this::start);
    }

    private SimulatedApple start() throws IOException {
        return SimulatedApple.start(settings());
    }

    private AppleSettings settings() {
        return AppleSettings.in(folder.resolve("apple"));
    }
}
