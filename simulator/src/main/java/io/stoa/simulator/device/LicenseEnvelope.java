package io.stoa.simulator.device;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * An encrypted licence request, both parts in standard Base64.
 *
 * @param request AES-128-CBC of the plaintext, PKCS #7 padding
 * @param key     RSA-OAEP (SHA-256, MGF1 with SHA-256, empty label) of key and IV, 384 bytes
 * @see "Apple, App License Delivery SDK: Licensing alternative distribution apps"
 */
record LicenseEnvelope(String request, String key) {

    private static final int HALF = 16;
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    /** Encrypts for the holder of the private key, with a fresh AES key and IV. */
    static LicenseEnvelope seal(byte[] plaintext, PublicKey publicKey, SecureRandom random) {
        byte[] keyAndIv = new byte[2 * HALF];
        random.nextBytes(keyAndIv);
        try {
            Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
            aes.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(Arrays.copyOf(keyAndIv, HALF), "AES"),
                    new IvParameterSpec(keyAndIv, HALF, HALF));
            Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
            rsa.init(Cipher.ENCRYPT_MODE, publicKey, OAEP, random);
            Base64.Encoder base64 = Base64.getEncoder();
            return new LicenseEnvelope(
                    base64.encodeToString(aes.doFinal(plaintext)), base64.encodeToString(rsa.doFinal(keyAndIv)));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("AES-CBC and RSA-OAEP belong to every Java platform", unavailable);
        }
    }
}
