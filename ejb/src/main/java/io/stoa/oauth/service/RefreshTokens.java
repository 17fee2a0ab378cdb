package io.stoa.oauth.service;

import io.stoa.account.AccountId;
import io.stoa.account.OpaqueToken;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.audit.AuditLog;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.RefreshFamily;
import io.stoa.oauth.RefreshToken;
import io.stoa.oauth.RefreshTokenRepository;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Gives refresh tokens, rotates them, and revokes a whole family when one of them is seen in two hands. */
@Stateless
public class RefreshTokens {

    private static final Logger LOG = System.getLogger(RefreshTokens.class.getName());
    private static final String PREFIX = "rt_";

    @Inject
    RefreshTokenRepository tokens;

    @Inject
    OAuthSettings settings;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** A used refresh token's family and the token that follows. */
    public record Rotation(RefreshFamily family, OpaqueToken next) {}

    /** Begins a family and gives its first token. */
    public OpaqueToken begin(AccountId account, AppleItemId app, Optional<String> clientId) {
        RefreshFamily family = new RefreshFamily(account, app, clientId, clock.instant());
        tokens.add(family);
        return issue(family, Optional.empty());
    }

    /**
     * Uses a token and gives the next.
     *
     * @throws OAuthRefusal with {@code invalid_grant} when it is unknown, expired, revoked, somebody else's or a copy;
     *     for a copy the whole family is revoked
     */
    public Rotation rotate(String secret, Optional<String> clientId) {
        Instant now = clock.instant();
        RefreshToken token = tokens.find(Sha256.of(secret)).orElseThrow(RefreshTokens::notGood);
        RefreshFamily family = tokens.lockFamilyOf(token)
                .filter(candidate -> candidate.isAlive(now) && isBoundTo(candidate, clientId))
                .orElseThrow(RefreshTokens::notGood);
        if (!family.mayContinueWith(token, settings.refreshGrace())) {
            revokeCopied(family, now);
            throw notGood();
        }
        family.continueWith(token, now);
        return new Rotation(family, issue(family, Optional.of(token)));
    }

    /** Revokes the family of a token, if it is one. @return whether it is one of ours */
    public boolean revoke(String secret) {
        Optional<RefreshToken> token = tokens.find(Sha256.of(secret));
        token.flatMap(tokens::lockFamilyOf).ifPresent(family -> {
            family.revoke(clock.instant());
            audit.record(family.account().value(), "oauth.revoke", family.id(), "the bearer asked for it");
        });
        return token.isPresent();
    }

    private OpaqueToken issue(RefreshFamily family, Optional<RefreshToken> parent) {
        OpaqueToken secret = OpaqueToken.random(PREFIX);
        tokens.add(new RefreshToken(secret.digest(), family, parent, clock.instant()));
        return secret;
    }

    private boolean isBoundTo(RefreshFamily family, Optional<String> clientId) {
        boolean anotherClient =
                clientId.isPresent() && family.clientId().isPresent() && !clientId.equals(family.clientId());
        return !settings.clientBinding() || !anotherClient;
    }

    private void revokeCopied(RefreshFamily family, Instant now) {
        family.revoke(now);
        audit.record("system", "oauth.revoke", family.id(), "a refresh token came back after its successor was used");
        LOG.log(Level.INFO, "oauth.family-revoked family={0} account={1}", family.id(), family.account());
    }

    // one sentence for all: who guesses learns nothing
    private static OAuthRefusal notGood() {
        return new OAuthRefusal(
                OAuthError.INVALID_GRANT, "The refresh token is not good or not good any more. Sign in again.");
    }
}
