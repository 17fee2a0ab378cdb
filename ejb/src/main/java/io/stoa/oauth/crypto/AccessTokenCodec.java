package io.stoa.oauth.crypto;

import com.nimbusds.jwt.SignedJWT;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.AccessTokenRefused;
import io.stoa.oauth.Audience;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Writes access tokens and reads them back, believing nothing before the signature held. Of a header it takes three
 * parameters and no other: neither a key nor an address of a key is ever taken from a token.
 *
 * @see "RFC 9068, sections 2 and 4; RFC 8725, section 3"
 */
public final class AccessTokenCodec {

    private static final int LONGEST = 8 * 1024;
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");
    private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt");

    private final TokenKeySet keys;
    private final String publicUrl;

    /** @param publicUrl the issuer, and the beginning of every audience; without a trailing slash */
    public AccessTokenCodec(TokenKeySet keys, String publicUrl) {
        this.keys = keys;
        this.publicUrl = publicUrl;
    }

    /** Signs the token with the first key. */
    public String write(AccessToken token) {
        return keys.first().sign(AccessTokenClaims.write(token, publicUrl));
    }

    /**
     * Reads a token that must be ours, valid now, and made for that audience.
     *
     * @throws AccessTokenRefused for any other, saying what is wrong with it
     */
    public AccessToken read(String serialized, Audience audience, Instant now) {
        SignedJWT token = parse(serialized).orElseThrow(() -> refused("The bearer token is no signed token."));
        requirePlainHeader(token);
        TokenKey key = keys.named(token.getHeader().getKeyID())
                .orElseThrow(() -> refused("The bearer token names a key that is not ours."));
        if (!key.verifies(token)) {
            throw refused("The signature of the bearer token does not hold.");
        }
        return new AccessTokenClaims(token, publicUrl).read(audience, now);
    }

    /** Whether the token says that one of these keys signed it. Nothing is verified. */
    public boolean mentions(String serialized) {
        return parse(serialized)
                .flatMap(token -> keys.named(token.getHeader().getKeyID()))
                .isPresent();
    }

    private static void requirePlainHeader(SignedJWT token) {
        Object type = token.getHeader().toJSONObject().get("typ");
        if (!(type instanceof String word) || !TYPES.contains(word)) {
            throw refused("The bearer token is no access token: its typ is not at+jwt.");
        }
        if (!HEADER.containsAll(token.getHeader().getIncludedParams())) {
            throw refused("The header of the bearer token has more than alg, typ and kid.");
        }
    }

    private static Optional<SignedJWT> parse(String serialized) {
        if (serialized.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(SignedJWT.parse(serialized));
        } catch (ParseException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static AccessTokenRefused refused(String sentence) {
        return new AccessTokenRefused(sentence);
    }
}
