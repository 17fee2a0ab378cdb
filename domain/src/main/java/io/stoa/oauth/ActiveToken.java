package io.stoa.oauth;

import io.stoa.identity.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to say of a token that is good now.
 *
 * @param id        its {@code jti}; empty for a refresh token
 * @param subject   for whom
 * @param clientId  who got it; empty where a device did not say
 * @param audience  what it, or what it gives, opens
 * @param roles     what the bearer may do; none for a refresh token
 * @param issuedAt  empty for a refresh token
 * @param expiresAt when it ends, at the latest
 * @see "RFC 7662, section 2.2"
 */
public record ActiveToken(
        Optional<String> id,
        String subject,
        Optional<String> clientId,
        Audience audience,
        Set<Role> roles,
        Optional<Instant> issuedAt,
        Instant expiresAt) {

    public static ActiveToken of(AccessToken token) {
        return new ActiveToken(
                Optional.of(token.id()),
                token.subject(),
                Optional.of(token.clientId()),
                token.audience(),
                token.roles(),
                Optional.of(token.issuedAt()),
                token.expiresAt());
    }

    public static ActiveToken of(RefreshFamily family) {
        return new ActiveToken(
                Optional.empty(),
                family.account().value(),
                family.clientId(),
                family.audience(),
                Set.of(),
                Optional.empty(),
                family.expiresAt());
    }

    /** Whether a registered client got it to act for a person at the API. */
    public boolean isOfAPerson() {
        return audience == Audience.API && (isRefreshToken() || roles.equals(Set.of(Role.PERSON)));
    }

    /** Whether it gives access tokens and is none. */
    public boolean isRefreshToken() {
        return id.isEmpty();
    }
}
