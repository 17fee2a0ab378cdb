package io.stoa.oauth.service;

import io.stoa.account.AccountId;
import io.stoa.account.service.Accounts;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.AccessTokenRefused;
import io.stoa.oauth.ActiveToken;
import io.stoa.oauth.Audience;
import io.stoa.oauth.Inquirer;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what a token is, to those whom it concerns. Asking uses no token up. @see "RFC 7662" */
@Stateless
public class Introspection {

    @Inject
    AccessTokens accessTokens;

    @Inject
    LocalTokens localTokens;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    Accounts accounts;

    @Inject
    OAuthClients clients;

    /** The token, if it is good now; empty for any other, and for one the inquirer may not know of. */
    public Optional<ActiveToken> of(String token, Inquirer inquirer) {
        return read(token).filter(this::isStillHeeded).filter(inquirer::mayKnow);
    }

    private Optional<ActiveToken> read(String token) {
        if (localTokens.isLocal(token)) {
            return localTokens.look(token).map(ActiveToken::of);
        }
        return accessTokens.mentionsOurKey(token)
                ? Stream.of(Audience.values())
                        .flatMap(audience -> verified(token, audience).stream())
                        .findFirst()
                        .map(ActiveToken::of)
                : refreshTokens.familyOf(token).map(ActiveToken::of);
    }

    private Optional<AccessToken> verified(String token, Audience audience) {
        try {
            return Optional.of(accessTokens.verify(token, audience));
        } catch (AccessTokenRefused inactive) {
            return Optional.empty();
        }
    }

    // an account that was suspended, or a client that was taken away, gets nothing any more
    private boolean isStillHeeded(ActiveToken token) {
        boolean isPersons = AccountId.parse(token.subject()).isPresent();
        boolean isActive =
                AccountId.parse(token.subject()).filter(accounts::isActive).isPresent();
        boolean isOfNobodyKnown =
                token.isOfAPerson() && token.clientId().flatMap(clients::find).isEmpty();
        return !isPersons || isActive && !isOfNobodyKnown;
    }
}
