package io.stoa.openid.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.stoa.openid.PendingSignIn;
import io.stoa.openid.service.Provider;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What makes an ID token genuine, ours, and an answer to what was asked. The library checks the signature; the claims are
 * checked here, because it would take the time from the system.
 *
 * @see "OpenID Connect Core 1.0, section 3.1.3.7"
 */
record IdTokenCheck(Provider provider, JWKSource<SecurityContext> keys, Clock clock) {

    static final Duration SKEW = Duration.ofMinutes(1);

    /** By public keys alone; neither none nor a secret that we would share. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final int LONGEST_SUBJECT = 255;

    JWTClaimsSet claims(JWT token, PendingSignIn pending) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> require(claims, pending));
        try {
            return processor.process(token, null);
        } catch (KeySourceException away) {
            throw new MarketplaceException(
                    FailureCode.OPENID_UNAVAILABLE,
                    "The keys of " + provider.label() + " are not to be had at the moment. Try again in a minute.",
                    away);
        } catch (BadJOSEException | JOSEException | RuntimeException forged) {
            throw Refusals.refused(provider, "its ID token: " + forged.getMessage(), forged);
        }
    }

    private void require(JWTClaimsSet claims, PendingSignIn pending) throws BadJWTException {
        require(provider.issuer().equals(claims.getIssuer()), "another issuer");
        requireAudience(claims);
        requireTime(claims);
        String subject = Optional.ofNullable(claims.getSubject()).orElse("");
        require(!subject.isBlank() && subject.length() <= LONGEST_SUBJECT && isAscii(subject), "no usable subject");
        require(pending.nonce().equals(text(claims, "nonce").orElse("")), "another nonce");
        // who asks for max_age is told auth_time: a token without it proves nothing of who sits there now
        Instant notBefore = pending.startedAt().minus(SKEW);
        Optional<Instant> authTime = authTime(claims);
        require(!pending.again() || authTime.isPresent(), "it does not say when the person was asked");
        require(!pending.again() || !authTime.get().isBefore(notBefore), "nobody was asked anew");
    }

    private void requireAudience(JWTClaimsSet claims) throws BadJWTException {
        List<String> audience = claims.getAudience();
        Optional<String> party = text(claims, "azp");
        require(audience.contains(provider.clientId()), "another audience");
        require(audience.size() == 1 || party.isPresent(), "several audiences and no authorized party");
        require(party.isEmpty() || party.get().equals(provider.clientId()), "another authorized party");
    }

    private void requireTime(JWTClaimsSet claims) throws BadJWTException {
        Instant now = clock.instant();
        Date expiry = claims.getExpirationTime();
        Date issued = claims.getIssueTime();
        Date begin = claims.getNotBeforeTime();
        require(expiry != null && now.isBefore(expiry.toInstant().plus(SKEW)), "expired");
        require(issued != null && issued.toInstant().isBefore(now.plus(SKEW)), "issued in the future");
        require(begin == null || begin.toInstant().isBefore(now.plus(SKEW)), "not good yet");
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(letter -> letter >= ' ' && letter < 127);
    }

    /** When the person proved themselves; empty when the token does not say. */
    static Optional<Instant> authTime(JWTClaimsSet claims) throws BadJWTException {
        try {
            return Optional.ofNullable(claims.getDateClaim("auth_time")).map(Date::toInstant);
        } catch (ParseException noTime) {
            throw new BadJWTException("auth_time is no time", noTime);
        }
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) throws BadJWTException {
        try {
            return Optional.ofNullable(claims.getStringClaim(name));
        } catch (ParseException noText) {
            throw new BadJWTException(name + " is no text", noText);
        }
    }

    private static void require(boolean holds, String otherwise) throws BadJWTException {
        if (!holds) {
            throw new BadJWTException(otherwise);
        }
    }
}
