package io.stoa.oauth;

import io.stoa.account.OpaqueToken;
import java.time.Duration;

/**
 * What a grant gives.
 *
 * @param accessToken  a signed JWT
 * @param expiresIn    the access token's life from now on
 * @param refreshToken gives the next access token
 */
public record TokenAnswer(String accessToken, Duration expiresIn, OpaqueToken refreshToken) {

    /** Never the tokens: they are secrets. */
    @Override
    public String toString() {
        return "TokenAnswer[expiresIn=" + expiresIn + "]";
    }
}
