package io.stoa.account;

import io.stoa.apple.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret made of 256 random bits that says nothing by itself. It is shown once, to whom it is given; only its digest is
 * kept.
 *
 * @param text a prefix that tells its kind, then 43 characters of Base64url
 */
public record OpaqueToken(String text) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param prefix tells the kind, such as {@code rt_}, so that a leaked one is recognised and reported */
    public static OpaqueToken random(String prefix) {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new OpaqueToken(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    public Sha256 digest() {
        return Sha256.of(text);
    }

    /** Never the secret: what is printed lands in logs. */
    @Override
    public String toString() {
        return "OpaqueToken";
    }
}
