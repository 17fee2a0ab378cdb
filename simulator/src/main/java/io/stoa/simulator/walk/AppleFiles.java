package io.stoa.simulator.walk;

import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.simulator.appstoreconnect.token.ApiKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * The files an operator would have from Apple: the key of the API, the distribution key, the webhook's secret, and the
 * root that package signatures lead to. Keys and secret stay as they are once they exist.
 */
record AppleFiles(Path trustAnchors, Path apiKey, Path distributionKey, Path webhookSecrets) {

    private static final int SECRET_BYTES = 32;

    static AppleFiles make(AppleSettings settings, TestAuthority authority) throws IOException {
        Path folder = Files.createDirectories(settings.folder());
        AppleFiles files = new AppleFiles(
                authority.writeRootPem(folder.resolve("root.pem")),
                keyIn(folder.resolve("AuthKey.p8")),
                keyIn(folder.resolve("distribution-key.p8")),
                settings.webhookSecretsFile().orElse(folder.resolve("webhook-secrets")));
        files.makeSecret();
        return files;
    }

    private static Path keyIn(Path file) {
        if (!Files.exists(file)) {
            ApiKeyFile.make(file);
        }
        return file;
    }

    private void makeSecret() throws IOException {
        if (!Files.exists(webhookSecrets)) {
            byte[] secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            Files.writeString(webhookSecrets, HexFormat.of().formatHex(secret) + "\n");
        }
    }

    /** The secret that signs. @throws IOException when the file has none */
    String webhookSecret() throws IOException {
        List<String> secrets = Files.readAllLines(webhookSecrets);
        return secrets.stream()
                .filter(secret -> !secret.isEmpty())
                .findFirst()
                .orElseThrow(
                        () -> new IOException(webhookSecrets + " holds no secret; write one into its first line."));
    }

    ECPublicKey apiPublicKey() {
        return ApiKeyFile.read(apiKey);
    }

    ECPublicKey distributionPublicKey() {
        return ApiKeyFile.read(distributionKey);
    }

    /** The id of the distribution key; it follows from the key, so that it is the same on every start. */
    String distributionKeyId() {
        return UUID.nameUUIDFromBytes(distributionPublicKey().getEncoded()).toString();
    }
}
