package io.stoa.simulator.appstoreconnect.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.TestKeys;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeyFileTest {

    @TempDir
    Path folder;

    private final KeyPair keys = TestKeys.p256();

    @Test
    void shouldReadAPublicKey() throws IOException {
        Path file = pem(keys.getPublic());
        assertEquals(pointOf(keys.getPublic()), ApiKeyFile.read(file).getW());
        assertFalse(ApiKeyFile.isPrivate(file));
    }

    @Test
    void shouldFindThePublicHalfOfAPrivateKeyAsAppleHandsItOut() throws IOException {
        Path file = Files.writeString(folder.resolve("AuthKey.p8"), ApiKeyFile.toPem(keys.getPrivate()));
        assertEquals(pointOf(keys.getPublic()), ApiKeyFile.read(file).getW());
        assertTrue(ApiKeyFile.isPrivate(file));
    }

    @Test
    void shouldFindThePublicHalfOfAnOlderPrivateKey() throws IOException {
        Path file = pem(keys.getPrivate());
        assertTrue(Files.readString(file).contains("BEGIN EC PRIVATE KEY"));
        assertEquals(pointOf(keys.getPublic()), ApiKeyFile.read(file).getW());
    }

    @Test
    void shouldSkipTheCurveThatSomeToolsWriteBeforeTheKey() throws IOException {
        String curve = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
        String key = Files.readString(pem(keys.getPrivate()));
        Path file = Files.writeString(folder.resolve("both.pem"), curve + key);
        assertEquals(pointOf(keys.getPublic()), ApiKeyFile.read(file).getW());
    }

    @Test
    void shouldMakeAKeyThatOnlyItsOwnerReads() throws IOException {
        Path file = folder.resolve("made.p8");
        ApiKeyFile.make(file);
        assertTrue(ApiKeyFile.isPrivate(file));
        assertEquals(256, ApiKeyFile.read(file).getParams().getOrder().bitLength());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertThrows(UnusableApiKey.class, () -> ApiKeyFile.make(file));
    }

    @Test
    void shouldRefuseAKeyOfAnotherKind() throws IOException, NoSuchAlgorithmException {
        Path rsa = pem(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic());
        assertTrue(refusal(rsa).contains("no P-256 key"));
        Path larger = Files.writeString(
                folder.resolve("p384.p8"),
                ApiKeyFile.toPem(TestKeys.onCurve("secp384r1").getPrivate()));
        assertTrue(refusal(larger).contains("not on the curve P-256"));
    }

    @Test
    void shouldRefuseWhatIsNoKey() throws IOException {
        assertTrue(refusal(Files.writeString(folder.resolve("empty"), "")).contains("no P-256 key"));
        assertTrue(refusal(Files.write(folder.resolve("binary"), new byte[] {-1, -2, 0}))
                .contains("cannot be read"));
        assertTrue(refusal(folder.resolve("absent")).contains("cannot be read"));
        String broken = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
        assertTrue(refusal(Files.writeString(folder.resolve("broken"), broken)).contains("cannot be read"));
    }

    @Test
    void shouldNotRegisterAKeyOnAnotherCurve() {
        ECPublicKey key = (ECPublicKey) TestKeys.onCurve("secp384r1").getPublic();
        assertThrows(IllegalArgumentException.class, () -> ApiKey.individual("2X9R4HXF34", key));
    }

    private static String refusal(Path file) {
        return assertThrows(UnusableApiKey.class, () -> ApiKeyFile.read(file)).getMessage();
    }

    private static Object pointOf(PublicKey key) {
        return ((ECPublicKey) key).getW();
    }

    private Path pem(Object key) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(key);
        }
        return Files.writeString(folder.resolve("key.pem"), text.toString());
    }
}
