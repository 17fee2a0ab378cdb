package io.stoa.simulator.appstoreconnect.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Accepts an API token as App Store Connect does, or says which rule it breaks.
 *
 * @see "Apple, App Store Connect API: Generating Tokens for API Requests"
 */
public final class BearerTokenCheck {

    static final Duration LONGEST_LIFETIME = Duration.ofMinutes(20);

    /** A caller's clock this far ahead passes; in the field 34 seconds did not. */
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private static final String AUDIENCE = "appstoreconnect-v1";

    private final Map<String, ApiKey> keys;
    private final Clock clock;

    public BearerTokenCheck(Collection<ApiKey> keys, Clock clock) {
        this.keys = keys.stream().collect(Collectors.toUnmodifiableMap(ApiKey::keyId, Function.identity()));
        this.clock = clock;
    }

    /**
     * Checks the value of an {@code Authorization} header.
     *
     * @throws NotAuthorized the token breaks a rule
     */
    public AcceptedToken check(Optional<String> authorization) {
        SignedJWT token = parse(bearer(authorization));
        ApiKey key = keyOf(token.getHeader());
        checkSignature(token, key);
        JWTClaimsSet claims = claimsOf(token);
        checkIssuer(claims, key);
        checkAudience(claims);
        checkTimes(claims);
        return new AcceptedToken(key, scopeOf(claims));
    }

    private static String bearer(Optional<String> authorization) {
        String value = authorization.orElseThrow(
                () -> new NotAuthorized("The request has no Authorization header. Send a bearer token."));
        if (!value.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw new NotAuthorized("The Authorization header does not carry a bearer token.");
        }
        return value.substring(7).trim();
    }

    private static SignedJWT parse(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException e) {
            throw new NotAuthorized("The bearer token is not a signed JWT in compact form.", e);
        }
    }

    private ApiKey keyOf(JWSHeader header) {
        if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())) {
            throw new NotAuthorized("The token's alg is " + header.getAlgorithm() + "; only ES256 is accepted.");
        }
        if (header.getType() != null && !JOSEObjectType.JWT.equals(header.getType())) {
            throw new NotAuthorized("The token's typ is " + header.getType() + "; it must be JWT.");
        }
        if (header.getKeyID() == null) {
            throw new NotAuthorized("The token's header has no kid. Send the id of the API key.");
        }
        return Optional.ofNullable(keys.get(header.getKeyID()))
                .orElseThrow(() -> new NotAuthorized("The token's kid names no API key of this account."));
    }

    private static void checkSignature(SignedJWT token, ApiKey key) {
        try {
            if (!token.verify(new ECDSAVerifier(key.publicKey()))) {
                throw new NotAuthorized("The token's signature does not match the API key " + key.keyId() + ".");
            }
        } catch (JOSEException e) {
            throw new NotAuthorized("The token's signature cannot be checked.", e);
        }
    }

    private static JWTClaimsSet claimsOf(SignedJWT token) {
        try {
            return token.getJWTClaimsSet();
        } catch (ParseException e) {
            throw new NotAuthorized("The token's payload is not a set of claims.", e);
        }
    }

    private static void checkIssuer(JWTClaimsSet claims, ApiKey key) {
        if (key.issuerId().isPresent()) {
            require(
                    key.issuerId().get().equals(claims.getIssuer()),
                    "The token's iss is not the issuer id of its key.");
            require(claims.getSubject() == null, "A token of a team key has no sub.");
        } else {
            require("user".equals(claims.getSubject()), "The sub of an individual key's token must be user.");
            require(claims.getIssuer() == null, "A token of an individual key has no iss.");
        }
    }

    private static void checkAudience(JWTClaimsSet claims) {
        require(claims.getAudience().equals(List.of(AUDIENCE)), "The token's aud must be " + AUDIENCE + ".");
    }

    private void checkTimes(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Instant issued = instant(claims.getIssueTime(), "iat");
        Instant expires = instant(claims.getExpirationTime(), "exp");
        require(expires.isAfter(now), "The token has expired.");
        require(!issued.isAfter(now.plus(CLOCK_TOLERANCE)), "The token's iat is in the future. Check the clock.");
        require(
                Duration.between(issued, expires).compareTo(LONGEST_LIFETIME) <= 0,
                "The token lives longer than 20 minutes.");
    }

    private static Instant instant(Date claim, String name) {
        require(claim != null, "The token has no " + name + ".");
        return claim.toInstant();
    }

    private static TokenScope scopeOf(JWTClaimsSet claims) {
        try {
            return TokenScope.of(Optional.ofNullable(claims.getStringListClaim("scope")));
        } catch (ParseException | URISyntaxException e) {
            throw new NotAuthorized("The token's scope is not an array of requests.", e);
        }
    }

    private static void require(boolean rule, String sentence) {
        if (!rule) {
            throw new NotAuthorized(sentence);
        }
    }
}
