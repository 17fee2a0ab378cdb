package io.stoa.licensing.crypto;

import io.stoa.keys.crypto.RsaKeys;
import io.stoa.licensing.EncryptedRequest;
import io.stoa.licensing.LicenseRequestRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens encrypted licence requests with the present encryption key, else with those before it. Every failure is the same
 * refusal, and all but the check of lengths goes the whole way, so that nobody learns which step of the opening failed. What
 * opens goes on to the sealer, which takes longer: whoever has recorded a request and times the answers learns whether what he
 * made of it has the form of one, and nothing he could not send himself.
 *
 * @see "Apple, App License Delivery SDK: Licensing alternative distribution apps"
 */
@ApplicationScoped
public class LicenseEnvelope {

    private static final int ENCRYPTED_KEY_BYTES = 384;
    private static final int AES_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final RsaKeys rsaKeys = new RsaKeys();

    @Inject
    LicensingKeyRing ring;

    /**
     * The request's own bytes.
     *
     * @throws LicenseRequestRefused for anything that does not open
     */
    public byte[] open(EncryptedRequest encrypted) {
        List<PrivateKey> keys = ring.opening();
        try {
            byte[] key = Base64.getDecoder().decode(encrypted.key());
            byte[] request = Base64.getDecoder().decode(encrypted.request());
            if (key.length != ENCRYPTED_KEY_BYTES || request.length == 0) {
                throw new LicenseRequestRefused();
            }
            return decrypt(request, keys.stream().map(own -> unwrap(key, own)).toList());
        } catch (IllegalArgumentException | GeneralSecurityException doesNotOpen) {
            throw new LicenseRequestRefused();
        }
    }

    // where no key fits, random bytes are tried in its place, so that a refusal takes the same time at either step
    private byte[] decrypt(byte[] request, List<byte[]> unwrapped) throws GeneralSecurityException {
        Optional<byte[]> fitting = unwrapped.stream()
                .filter(keyAndIv -> keyAndIv.length == 2 * AES_BYTES)
                .findFirst();
        byte[] opened = decrypt(request, fitting.orElseGet(this::randomKeyAndIv));
        return fitting.map(keyAndIv -> opened).orElseThrow(LicenseRequestRefused::new);
    }

    private byte[] randomKeyAndIv() {
        byte[] keyAndIv = new byte[2 * AES_BYTES];
        random.nextBytes(keyAndIv);
        return keyAndIv;
    }

    private byte[] unwrap(byte[] encryptedKey, PrivateKey key) {
        return rsaKeys.ready(key).unwrap(encryptedKey).orElse(new byte[0]);
    }

    private static byte[] decrypt(byte[] request, byte[] keyAndIv) throws GeneralSecurityException {
        Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
        aes.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Arrays.copyOf(keyAndIv, AES_BYTES), "AES"),
                new IvParameterSpec(keyAndIv, AES_BYTES, AES_BYTES));
        return aes.doFinal(request);
    }
}
