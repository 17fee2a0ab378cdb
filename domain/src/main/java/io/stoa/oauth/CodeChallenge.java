package io.stoa.oauth;

import io.stoa.apple.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The digest of a secret that whoever asked for a code keeps until it comes for the tokens. Only {@code S256}: what is sent
 * in plain is no secret.
 *
 * @param value 43 characters of Base64url
 * @see "RFC 7636, section 4"
 */
public record CodeChallenge(String value) {

    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    /** Reads a challenge that came over the wire; empty for anything that cannot be one. */
    public static Optional<CodeChallenge> parse(String text) {
        return DIGEST.matcher(text).matches() ? Optional.of(new CodeChallenge(text)) : Optional.empty();
    }

    /** Whether the challenge was made of this verifier. */
    public boolean isMetBy(String verifier) {
        return VERIFIER.matcher(verifier).matches()
                && MessageDigest.isEqual(bytes(value), bytes(challengeOf(verifier)));
    }

    private static String challengeOf(String verifier) {
        byte[] digest = HexFormat.of().parseHex(Sha256.of(verifier).hex());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
