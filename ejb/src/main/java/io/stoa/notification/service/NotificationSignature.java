package io.stoa.notification.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code x-apple-signature: hmacsha256=<hex>} over the raw bytes of the body.
 *
 * @see "Apple, MarketplaceKit: Processing alternative marketplace notifications"
 */
@ApplicationScoped
public class NotificationSignature {

    private static final String PREFIX = "hmacsha256=";
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{64}");

    @Inject
    NotificationSettings settings;

    /** Which of the configured secrets made this signature, counted from 0. Every secret is tried, in constant time. */
    public OptionalInt verifiedBy(byte[] body, String header) {
        byte[] claimed = macOf(header).orElse(new byte[0]);
        List<byte[]> secrets = settings.secrets();
        int signedBy = -1;
        for (int i = secrets.size() - 1; i >= 0; i--) {
            signedBy = MessageDigest.isEqual(hmac(secrets.get(i), body), claimed) ? i : signedBy;
        }
        return signedBy < 0 ? OptionalInt.empty() : OptionalInt.of(signedBy);
    }

    /** Whether the header can be a signature at all; if not, nothing of the body needs to be read. */
    public boolean isWellFormed(List<String> headers) {
        return headers.size() == 1 && macOf(headers.get(0)).isPresent();
    }

    private static Optional<byte[]> macOf(String header) {
        if (header == null) {
            return Optional.empty();
        }
        String lower = header.strip().toLowerCase(Locale.ROOT);
        if (!lower.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String hex = lower.substring(PREFIX.length());
        return MAC.matcher(hex).matches() ? Optional.of(HexFormat.of().parseHex(hex)) : Optional.empty();
    }

    private static byte[] hmac(byte[] secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
