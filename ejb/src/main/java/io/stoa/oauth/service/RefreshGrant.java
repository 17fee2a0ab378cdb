package io.stoa.oauth.service;

import io.stoa.account.service.Accounts;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.RefreshFamily;
import io.stoa.oauth.TokenAnswer;
import io.stoa.oauth.TokenRequest;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * The refresh token grant. Apple documents no request; {@code client_id} is taken when it is sent.
 *
 * @see "RFC 6749, section 6"
 */
@Stateless
public class RefreshGrant {

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    AccessTokens accessTokens;

    @Inject
    Accounts accounts;

    @Inject
    OAuthClients clients;

    /** @throws OAuthRefusal with {@code invalid_grant}, {@code invalid_client}, or {@code invalid_target} */
    public TokenAnswer answer(TokenRequest request) {
        RefreshTokens.Rotation rotation = refreshTokens.rotate(
                request.required("refresh_token"), request.clientId(), family -> mayGoOn(family, request));
        RefreshFamily family = rotation.family();
        return new TokenAnswer(
                accessTokens.issue(
                        family, request.clientId().or(family::clientId), accessTokens.audience(request, family)),
                AccessTokens.LIFE,
                rotation.next());
    }

    // all that may refuse is asked before the token is used, as a refusal takes nothing back
    private boolean mayGoOn(RefreshFamily family, TokenRequest request) {
        accessTokens.audience(request, family);
        boolean isItsBearer = clients.isBearer(family, request);
        if (isItsBearer && !accounts.isActive(family.account())) {
            throw new OAuthRefusal(
                    OAuthError.INVALID_GRANT, "The account is suspended. Ask whoever runs this marketplace.");
        }
        return isItsBearer;
    }
}
