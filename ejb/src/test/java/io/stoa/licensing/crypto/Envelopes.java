package io.stoa.licensing.crypto;

import io.stoa.keys.service.KeyFiles;
import io.stoa.licensing.EncryptedRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Seals requests as devices do, and opens them as the server does. */
public final class Envelopes {

    static final AlgorithmParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private static final byte[] KEY_AND_IV = "0123456789abcdefFEDCBA9876543210".getBytes(StandardCharsets.US_ASCII);

    private Envelopes() {}

    public static LicenseEnvelope opening(KeyFiles files) {
        return LicensingRings.envelopeOf(LicensingRings.of(files));
    }

    public static EncryptedRequest seal(byte[] plain, PublicKey key) {
        return new EncryptedRequest(base64(aes(plain)), base64(rsa(KEY_AND_IV, key, OAEP)));
    }

    static byte[] aes(byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(Arrays.copyOf(KEY_AND_IV, 16), "AES"),
                    new IvParameterSpec(KEY_AND_IV, 16, 16));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException unavailable) {
            throw new AssertionError(unavailable);
        }
    }

    static byte[] rsa(byte[] keyAndIv, PublicKey key, AlgorithmParameterSpec oaep) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, oaep);
            return cipher.doFinal(keyAndIv);
        } catch (GeneralSecurityException unavailable) {
            throw new AssertionError(unavailable);
        }
    }

    static byte[] keyAndIv() {
        return KEY_AND_IV.clone();
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
