package io.stoa.oauth.service;

import io.stoa.oauth.TokenAnswer;
import io.stoa.oauth.TokenRequest;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** What the token endpoint answers: each grant has a class of its own. */
@Stateless
public class Grants {

    @Inject
    AuthorizationCodeGrant authorizationCode;

    @Inject
    TokenExchange tokenExchange;

    @Inject
    RefreshGrant refresh;

    /** @throws io.stoa.oauth.OAuthRefusal when the request is malformed or its grant is not good */
    public TokenAnswer answer(TokenRequest request) {
        return switch (request.grantType()) {
            case AUTHORIZATION_CODE -> authorizationCode.answer(request);
            case TOKEN_EXCHANGE -> tokenExchange.answer(request);
            case REFRESH_TOKEN -> refresh.answer(request);
        };
    }
}
