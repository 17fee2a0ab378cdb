package io.stoa.simulator.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LicenseEnvelopeTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void shouldEncryptTheKeyToThreeHundredEightyFourBytes() {
        LicenseEnvelope envelope = seal("{}".getBytes(StandardCharsets.UTF_8));

        assertEquals(384, Base64.getDecoder().decode(envelope.key()).length);
    }

    @Test
    void shouldPadToWholeBlocksEvenWhenTheTextIsOne() {
        assertEquals(32, Base64.getDecoder().decode(seal(new byte[16]).request()).length);
    }

    @Test
    void shouldUseAFreshKeyEachTime() {
        byte[] plaintext = "the same request".getBytes(StandardCharsets.UTF_8);

        assertNotEquals(seal(plaintext).request(), seal(plaintext).request());
    }

    @Property(tries = 25)
    void shouldBeReadableByTheHolderOfThePrivateKey(@ForAll byte[] plaintext) throws GeneralSecurityException {
        assertArrayEquals(plaintext, open(seal(plaintext)));
    }

    private LicenseEnvelope seal(byte[] plaintext) {
        return LicenseEnvelope.seal(plaintext, FakeCertificate.ENCRYPTION.keys().getPublic(), random);
    }

    static byte[] open(LicenseEnvelope envelope) throws GeneralSecurityException {
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(
                Cipher.DECRYPT_MODE,
                FakeCertificate.ENCRYPTION.keys().getPrivate(),
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        byte[] keyAndIv = rsa.doFinal(Base64.getDecoder().decode(envelope.key()));
        Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
        aes.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Arrays.copyOfRange(keyAndIv, 0, 16), "AES"),
                new IvParameterSpec(Arrays.copyOfRange(keyAndIv, 16, 32)));
        return aes.doFinal(Base64.getDecoder().decode(envelope.request()));
    }
}
