package io.stoa.simulator.appstoreconnect.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The header {@code x-apple-signature}: HMAC-SHA256 over the raw body. */
public final class AppleSignature {

    /** Name of the header. */
    public static final String HEADER = "x-apple-signature";

    private AppleSignature() {}

    /**
     * Signs a body.
     *
     * @param secret as configured for the webhook; its UTF-8 bytes are the key
     * @return {@code hmacsha256=} and 64 lower-case hexadecimal digits
     */
    public static String of(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "hmacsha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }
}
