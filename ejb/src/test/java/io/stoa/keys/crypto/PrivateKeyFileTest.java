package io.stoa.keys.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Key files as openssl and App Store Connect write them, and as they should not be. */
class PrivateKeyFileTest {

    @TempDir
    Path folder;

    @Test
    void shouldReadAnEllipticCurveKeyInPkcs8() throws Exception {
        KeyPair key = PemFiles.onCurve("secp256r1");

        assertSameKey(key, PrivateKeyFile.read(PemFiles.pkcs8(file(), key)));
    }

    @Test
    void shouldReadAnEllipticCurveKeyInSec1() throws Exception {
        KeyPair key = PemFiles.onCurve("secp256r1");

        assertSameKey(key, PrivateKeyFile.read(PemFiles.write(file(), PemFiles.sec1(key))));
    }

    @Test
    void shouldReadAKeyBehindItsCurveParameters() throws Exception {
        KeyPair key = PemFiles.onCurve("secp256r1");
        PemObject parameters = new PemObject("EC PARAMETERS", SECObjectIdentifiers.secp256r1.getEncoded());

        assertSameKey(key, PrivateKeyFile.read(PemFiles.write(file(), parameters, PemFiles.sec1(key))));
    }

    @Test
    void shouldReadAnRsaKeyInPkcs8AndPkcs1() throws Exception {
        KeyPair key = PemFiles.rsa(2048);

        assertSameKey(key, PrivateKeyFile.read(PemFiles.pkcs8(file(), key)));
        assertSameKey(key, PrivateKeyFile.read(PemFiles.pkcs1(file(), key)));
    }

    @Test
    void shouldComputeAPublicKeyTheFileLeavesOut() throws Exception {
        KeyPair key = PemFiles.onCurve("secp256r1");
        BigInteger secret = ((java.security.interfaces.ECPrivateKey) key.getPrivate()).getS();
        PrivateKeyInfo withoutPublicKey = new PrivateKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1),
                new ECPrivateKey(256, secret));
        PemFiles.write(file(), new PemObject("PRIVATE KEY", withoutPublicKey.getEncoded()));

        assertSameKey(key, PrivateKeyFile.read(file()));
    }

    @Test
    void shouldReadEveryKeyOfAFileInItsOrder() throws Exception {
        KeyPair first = PemFiles.onCurve("secp256r1");
        KeyPair second = PemFiles.onCurve("secp256r1");
        PemFiles.write(file(), PemFiles.sec1(first), first.getPublic(), PemFiles.sec1(second));

        List<PublicKey> read =
                PrivateKeyFile.readAll(file()).stream().map(KeyPair::getPublic).toList();

        assertEquals(List.of(first.getPublic(), second.getPublic()), read);
    }

    @Test
    void shouldRefuseAKeyThatDoesNotSayItsCurve() throws Exception {
        PemFiles.write(file(), PemFiles.onCurve("secp256r1").getPrivate());

        assertTrue(refusal().contains("another kind"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void shouldRefuseAnotherCurve(String curve) throws Exception {
        PemFiles.pkcs8(file(), PemFiles.onCurve(curve));

        assertTrue(refusal().contains("another kind"));
    }

    @Test
    void shouldRefuseAShortRsaKey() throws Exception {
        PemFiles.pkcs8(file(), PemFiles.rsa(1024));

        assertTrue(refusal().contains("another kind"));
    }

    @Test
    void shouldSayThatAKeyIsEncrypted() throws Exception {
        KeyPair key = PemFiles.onCurve("secp256r1");
        PemFiles.write(
                file(),
                new JcaMiscPEMGenerator(
                        key.getPrivate(),
                        new JcePEMEncryptorBuilder("AES-128-CBC")
                                .setProvider(new BouncyCastleProvider())
                                .build("word".toCharArray())));

        assertTrue(refusal().contains("encrypted"));
    }

    @Test
    void shouldSayThatAFileIsMissing() {
        assertTrue(refusal().contains("cannot be read"));
    }

    @Test
    void shouldRefuseAFileWithAPublicKeyOnly() throws Exception {
        PemFiles.write(file(), PemFiles.onCurve("secp256r1").getPublic());

        assertTrue(refusal().contains("no private key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing of the kind",
                "-----BEGIN PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nMIG!\n-----END PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n",
                "-----BEGIN RSA PRIVATE KEY-----\nMAA=\n-----END RSA PRIVATE KEY-----\n"
            })
    void shouldRefuseWhatIsNoKey(String content) throws Exception {
        Files.writeString(file(), content);

        refusal();
    }

    @Property(tries = 200)
    void shouldRefuseRandomBytesInAnyBlock(@ForAll byte[] bytes) throws IOException {
        Path file = Files.createTempFile("key", ".pem");
        try {
            PemFiles.write(file, new PemObject("EC PRIVATE KEY", bytes), new PemObject("PRIVATE KEY", bytes));
            assertThrows(KeyFileUnreadable.class, () -> PrivateKeyFile.readAll(file));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void shouldNeverRepeatWhatIsInTheFile() throws Exception {
        Files.writeString(file(), "-----BEGIN PRIVATE KEY-----\nU0VDUkVU\n-----END PRIVATE KEY-----\n");

        assertFalse(refusal().contains("U0VDUkVU"));
    }

    private Path file() {
        return folder.resolve("key.pem");
    }

    private String refusal() {
        return assertThrows(KeyFileUnreadable.class, () -> PrivateKeyFile.readAll(file()))
                .sentence();
    }

    private static void assertSameKey(KeyPair expected, KeyPair read) {
        assertArrayEquals(expected.getPrivate().getEncoded(), read.getPrivate().getEncoded());
        assertEquals(expected.getPublic(), read.getPublic());
    }
}
