package io.stoa.oauth.crypto;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.stoa.apple.AppleItemId;
import io.stoa.identity.Role;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.AccessTokenRefused;
import io.stoa.oauth.Audience;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The claims of an access token whose signature held. @see "RFC 9068, section 2.2" */
final class AccessTokenClaims {

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final String CLIENT_ID = "client_id";
    private static final String ROLES = "roles";
    private static final String APPLE_ITEM_ID = "apple_item_id";

    private final JWTClaimsSet claims;
    private final String publicUrl;

    /** @throws AccessTokenRefused when the payload is no set of claims */
    AccessTokenClaims(SignedJWT token, String publicUrl) {
        this.publicUrl = publicUrl;
        try {
            this.claims = token.getJWTClaimsSet();
        } catch (ParseException unreadable) {
            throw new AccessTokenRefused("The bearer token has unreadable claims.");
        }
    }

    static JWTClaimsSet write(AccessToken token, String publicUrl) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(publicUrl)
                .subject(token.subject())
                .audience(token.audience().of(publicUrl))
                .claim(CLIENT_ID, token.clientId())
                .claim(ROLES, token.roles().stream().map(Role::word).sorted().toList())
                .jwtID(token.id())
                .issueTime(Date.from(token.issuedAt()))
                .expirationTime(Date.from(token.expiresAt()));
        token.app().ifPresent(app -> claims.claim(APPLE_ITEM_ID, app.toString()));
        return claims.build();
    }

    AccessToken read(Audience audience, Instant now) {
        require(publicUrl.equals(claims.getIssuer()), "The bearer token was issued by somebody else.");
        require(
                List.of(audience.of(publicUrl)).equals(claims.getAudience()),
                "The bearer token is made for something else: its aud is not " + audience.of(publicUrl) + ".");
        Instant issuedAt = moment(claims.getIssueTime(), "iat");
        Instant expiresAt = moment(claims.getExpirationTime(), "exp");
        require(now.isBefore(expiresAt.plus(SKEW)), "The bearer token has expired.");
        require(hasBegun(issuedAt, now), "The bearer token is not valid yet.");
        return new AccessToken(
                text(claims.getJWTID(), "jti"),
                text(claims.getSubject(), "sub"),
                text(member(CLIENT_ID, String.class).orElse(""), CLIENT_ID),
                audience,
                roles(),
                member(APPLE_ITEM_ID, String.class).flatMap(AppleItemId::parse),
                issuedAt,
                expiresAt);
    }

    private boolean hasBegun(Instant issuedAt, Instant now) {
        Instant begins = Optional.ofNullable(claims.getNotBeforeTime())
                .map(Date::toInstant)
                .filter(issuedAt::isBefore)
                .orElse(issuedAt);
        return !begins.isAfter(now.plus(SKEW));
    }

    /** A role this release does not know gives nothing. */
    private Set<Role> roles() {
        List<?> words = member(ROLES, List.class).orElse(List.of());
        return words.stream()
                .filter(String.class::isInstance)
                .flatMap(word -> Role.parse((String) word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private <T> Optional<T> member(String name, Class<T> type) {
        return Optional.ofNullable(claims.getClaim(name))
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static Instant moment(Date claim, String name) {
        require(claim != null, "The bearer token has no " + name + ".");
        return claim.toInstant();
    }

    private static String text(String claim, String name) {
        require(claim != null && !claim.isEmpty(), "The bearer token has no " + name + ".");
        return claim;
    }

    private static void require(boolean fact, String otherwise) {
        if (!fact) {
            throw new AccessTokenRefused(otherwise);
        }
    }
}
