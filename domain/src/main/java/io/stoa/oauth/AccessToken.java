package io.stoa.oauth;

import io.stoa.apple.AppleItemId;
import io.stoa.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What an access token says.
 *
 * @param id        its own id, {@code jti}
 * @param subject   for whom: an account id, or the name of a local caller
 * @param clientId  opaque, at most 128 characters; not a stable name of a person or device
 * @param audience  what it opens
 * @param roles     what the bearer may do
 * @param app       the app it was issued for; empty for callers of the API
 * @param issuedAt  to the second
 * @param expiresAt to the second
 * @see "RFC 9068, section 2.2"
 */
public record AccessToken(
        String id,
        String subject,
        String clientId,
        Audience audience,
        Set<Role> roles,
        Optional<AppleItemId> app,
        Instant issuedAt,
        Instant expiresAt) {

    public AccessToken {
        roles = Set.copyOf(roles);
    }

    public Duration life() {
        return Duration.between(issuedAt, expiresAt);
    }
}
