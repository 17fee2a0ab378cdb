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
import java.util.function.Predicate;

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

    /** A family and the token it goes on with. */
    public record Rotation(RefreshFamily family, OpaqueToken next) {}

    /** Begins a device's family with an app and gives its first token. */
    public Rotation begin(AccountId account, AppleItemId app, Optional<String> clientId) {
        return begin(new RefreshFamily(account, app, clientId, clock.instant()));
    }

    /** Begins a family and gives its first token. */
    public Rotation begin(RefreshFamily family) {
        tokens.add(family);
        return new Rotation(family, issue(family, Optional.empty()));
    }

    /**
     * Uses a token and gives the next.
     *
     * @param proof what else has to hold for its family, asked before anything changes
     * @throws OAuthRefusal with {@code invalid_grant} when it is unknown, expired, revoked, somebody else's or a copy;
     *     for a copy the whole family is revoked
     */
    public Rotation rotate(String secret, Optional<String> clientId, Predicate<RefreshFamily> proof) {
        Instant now = clock.instant();
        RefreshToken token = tokens.find(Sha256.of(secret)).orElseThrow(RefreshTokens::notGood);
        RefreshFamily family = tokens.lockFamilyOf(token)
                .filter(candidate -> candidate.isAlive(now) && isBoundTo(candidate, clientId))
                .filter(proof)
                .orElseThrow(RefreshTokens::notGood);
        if (!family.mayContinueWith(token, settings.refreshGrace())) {
            revokeCopied(family, now);
            throw notGood();
        }
        family.continueWith(token, now);
        return new Rotation(family, issue(family, Optional.of(token)));
    }

    /** The family of a token that could be used now. */
    public Optional<RefreshFamily> familyOf(String secret) {
        return tokens.find(Sha256.of(secret)).flatMap(token -> tokens.lockFamilyOf(token)
                .filter(family -> family.isAlive(clock.instant()))
                .filter(family -> family.mayContinueWith(token, settings.refreshGrace())));
    }

    /**
     * Revokes the family of a token, if it is one; again it changes nothing.
     *
     * @param proof what has to hold for its family, asked before anything changes
     * @return whether it is one of ours
     * @throws OAuthRefusal with {@code invalid_grant} when the proof fails
     */
    public boolean revoke(String secret, Predicate<RefreshFamily> proof) {
        Instant now = clock.instant();
        Optional<RefreshToken> token = tokens.find(Sha256.of(secret));
        token.flatMap(tokens::lockFamilyOf)
                .filter(family -> family.isAlive(now))
                .ifPresent(family -> {
                    if (!proof.test(family)) {
                        throw notGood();
                    }
                    family.revoke(now);
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
