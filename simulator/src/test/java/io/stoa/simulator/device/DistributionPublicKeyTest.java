package io.stoa.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionPublicKeyTest {

    @TempDir
    Path folder;

    @Test
    void shouldReadTheKeyThatWasRegistered() throws IOException, GeneralSecurityException {
        PublicKey key = elliptic("secp256r1");

        assertEquals(key, DistributionPublicKey.ofPem(pem(key)));
    }

    @Test
    void shouldRefuseAKeyOnAnotherCurve() throws IOException, GeneralSecurityException {
        Path file = pem(elliptic("secp384r1"));

        assertRefused("P-256", file);
    }

    @Test
    void shouldRefuseAnRsaKey() throws IOException {
        Path file = pem(FakeCertificate.SIGNING.keys().getPublic());

        assertRefused("not an elliptic curve key", file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no key",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----"
            })
    void shouldRefuseAFileWithoutAPublicKey(String content) throws IOException {
        assertRefused("key", Files.writeString(folder.resolve("key.pem"), content));
    }

    private static void assertRefused(String seen, Path file) {
        IOException refused = assertThrows(IOException.class, () -> DistributionPublicKey.ofPem(file));
        assertTrue(refused.getMessage().contains(seen), refused.getMessage());
    }

    private static PublicKey elliptic(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair().getPublic();
    }

    private Path pem(PublicKey key) throws IOException {
        String base64 = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        return Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
    }
}
