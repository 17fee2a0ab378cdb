package io.stoa.simulator.appstoreconnect.catalog;

import io.stoa.packageformat.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key blob of an asset, derived from its {@code publicId} alone, so that a simulated device can know the true one
 * and notice a licence issued with another. Real blobs are opaque; only their being unique per asset is known.
 */
public final class KeyBlobs {

    /** Bytes in a blob. */
    public static final int LENGTH = 96;

    private static final byte[] DERIVATION = "stoa simulator key blob".getBytes(StandardCharsets.UTF_8);

    private KeyBlobs() {}

    /**
     * The key blob of an asset.
     *
     * @param publicId in any case
     * @return {@value #LENGTH} bytes; App Store Connect hands them out in Base64
     */
    public static byte[] of(String publicId) {
        byte[] blob = new byte[LENGTH];
        for (int block = 0; block * 32 < LENGTH; block++) {
            String label = publicId.toLowerCase(Locale.ROOT) + "/" + block;
            System.arraycopy(hmac(label), 0, blob, block * 32, 32);
        }
        return blob;
    }

    /** Digest of the key blob of an asset, by which a simulated licence tells which blob it was issued with. */
    public static Sha256 sha256(String publicId) {
        return Sha256.of(of(publicId));
    }

    private static byte[] hmac(String label) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(DERIVATION, "HmacSHA256"));
            return mac.doFinal(label.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }
}
