package io.stoa.oauth.service;

import io.stoa.identity.Role;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.AccessTokenRefused;
import io.stoa.oauth.Audience;
import io.stoa.oauth.LocalToken;
import io.stoa.oauth.TokenKeys;
import io.stoa.oauth.crypto.AccessTokenCodec;
import io.stoa.oauth.crypto.TokenKeySet;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.settings.InstallationSettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The tokens that {@code stoa token issue} makes for whoever can read the data directory: by a key of their own, at most
 * twelve hours long, never an owner's, and each of them noted when it is first used.
 */
@ApplicationScoped
public class LocalTokens {

    private static final Logger LOG = System.getLogger(LocalTokens.class.getName());
    static final Duration LONGEST_LIFE = Duration.ofHours(12);

    @Inject
    TokenKeys keys;

    @Inject
    LocalTokenRegister register;

    @Inject
    InstallationSettings installation;

    @Inject
    Clock clock;

    private TokenKeySet keySet;
    private AccessTokenCodec codec;

    @PostConstruct
    void readKey() {
        keySet = TokenKeySet.of(keys.localOperator().map(List::of).orElse(List.of()));
        codec = new AccessTokenCodec(keySet, installation.publicUrl());
    }

    /** The id of the key that makes them; empty where an installation trusts no local caller. */
    public Optional<String> keyId() {
        return keySet.ids().stream().findFirst();
    }

    /** Whether the text says of itself that the local key signed it; nothing is verified. */
    public boolean isLocal(String token) {
        return codec.mentions(token);
    }

    /** @throws AccessTokenRefused when it is forged, expired, revoked, or allows more than a local token may */
    public AccessToken verify(String bearer) {
        AccessToken token = readModest(bearer);
        Optional<LocalToken> known = register.find(token.id());
        if (known.isEmpty()) {
            noteFirstUse(token);
        } else if (known.get().isRevoked()) {
            throw new AccessTokenRefused("The local token was revoked. Make another with ./stoa token issue.");
        }
        return token;
    }

    /** The token, if it could be used now; looking at it is no use of it. */
    public Optional<AccessToken> look(String bearer) {
        try {
            return Optional.of(readModest(bearer)).filter(token -> register.find(token.id())
                    .filter(LocalToken::isRevoked)
                    .isEmpty());
        } catch (AccessTokenRefused worthless) {
            return Optional.empty();
        }
    }

    private void noteFirstUse(AccessToken token) {
        try {
            register.noteFirstUse(token);
        } catch (MarketplaceException failure) {
            // two requests can be the first at the same moment; one note is enough
            if (failure.code() != FailureCode.ALREADY_EXISTS) {
                throw failure;
            }
        }
    }

    /** Revokes a token. One that is not good is refused already: nothing is to be done. */
    public void revoke(String bearer) {
        try {
            register.revoke(readModest(bearer));
        } catch (AccessTokenRefused worthless) {
            LOG.log(Level.DEBUG, "token.revoke ignored={0}", worthless.sentence());
        }
    }

    private AccessToken readModest(String bearer) {
        AccessToken token = codec.read(bearer, Audience.API, clock.instant());
        if (token.life().compareTo(LONGEST_LIFE) > 0) {
            throw new AccessTokenRefused("A local token lives for 12 hours at most.");
        }
        if (token.roles().contains(Role.OWNER)) {
            throw new AccessTokenRefused("A local token never carries the role owner.");
        }
        return token;
    }
}
