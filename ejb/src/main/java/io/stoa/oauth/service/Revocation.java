package io.stoa.oauth.service;

import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.TokenRequest;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * Takes tokens back for whoever holds them: a refresh token with its family, or a token of {@code stoa token issue}. A
 * registered client proves besides who it is.
 *
 * @see "RFC 7009"
 */
@Stateless
public class Revocation {

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    LocalTokens localTokens;

    @Inject
    AccessTokens accessTokens;

    @Inject
    OAuthClients clients;

    /**
     * Revokes the token named in the request; an unknown one is as good as revoked.
     *
     * @throws OAuthRefusal with {@code invalid_client} or {@code invalid_grant} for a registered client's token in other hands,
     *     with {@code unsupported_token_type} for a device's access token, which nobody looks up
     */
    public void revoke(TokenRequest request) {
        String token = request.required("token");
        if (localTokens.isLocal(token)) {
            localTokens.revoke(token);
        } else if (!refreshTokens.revoke(token, family -> clients.isBearer(family, request))
                && accessTokens.mentionsOurKey(token)) {
            throw new OAuthRefusal(
                    OAuthError.UNSUPPORTED_TOKEN_TYPE,
                    "An access token cannot be taken back; it ends within the hour. Revoke the refresh token.");
        }
    }
}
