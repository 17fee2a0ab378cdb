package io.stoa.simulator.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Reads the public half of a distribution key, the file that was registered with App Store Connect. */
public final class DistributionPublicKey {

    private static final int P256_BITS = 256;

    private DistributionPublicKey() {}

    /**
     * Reads a PEM file with one {@code PUBLIC KEY} on P-256.
     *
     * @throws IOException the file cannot be read or holds something else; the message is a sentence
     */
    public static ECPublicKey ofPem(Path file) throws IOException {
        String pem = Files.readString(file).strip();
        if (!pem.startsWith("-----BEGIN PUBLIC KEY-----") || !pem.endsWith("-----END PUBLIC KEY-----")) {
            throw new IOException(file + " holds no PEM public key.");
        }
        return decode(file, pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    private static ECPublicKey decode(Path file, String base64) throws IOException {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            ECPublicKey key =
                    (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
            if (key.getParams().getCurve().getField().getFieldSize() != P256_BITS) {
                throw new IOException("The key in " + file + " is not on the curve P-256.");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
            throw new IOException("The key in " + file + " is not an elliptic curve key.", notAKey);
        }
    }
}
