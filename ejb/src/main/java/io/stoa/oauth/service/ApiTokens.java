package io.stoa.oauth.service;

import io.stoa.oauth.AccessToken;
import io.stoa.oauth.Audience;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Verifies the bearer tokens of the API's callers: ours for it, and those made locally by {@code stoa token issue}. */
@ApplicationScoped
public class ApiTokens {

    @Inject
    LocalTokens localTokens;

    @Inject
    AccessTokens accessTokens;

    /** @throws io.stoa.oauth.AccessTokenRefused when the token does not open the API */
    public AccessToken verify(String bearer) {
        return localTokens.isLocal(bearer) ? localTokens.verify(bearer) : accessTokens.verify(bearer, Audience.API);
    }
}
