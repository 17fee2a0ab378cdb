package io.stoa.oauth.rest;

import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.TokenAnswer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** What the OAuth endpoints answer: JSON that nobody may keep. @see "RFC 6749, sections 5.1 and 5.2" */
final class OAuthAnswers {

    private static final String JSON = "application/json;charset=UTF-8";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String RETRY_SECONDS = "60";

    private OAuthAnswers() {}

    /** {@code issued_token_type} is RFC 8693's; Apple's samples spell {@code bearer} in either case. */
    static Response tokens(TokenAnswer tokens) {
        return unkept(200)
                .entity(Json.createObjectBuilder()
                        .add("access_token", tokens.accessToken())
                        .add("issued_token_type", ACCESS_TOKEN)
                        .add("token_type", "bearer")
                        .add("expires_in", tokens.expiresIn().toSeconds())
                        .add("refresh_token", tokens.refreshToken().text())
                        .build()
                        .toString())
                .build();
    }

    static Response refusal(OAuthRefusal refusal) {
        if (refusal.error() == OAuthError.TEMPORARILY_UNAVAILABLE) {
            return unkept(TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                    .entity(describe(refusal).toString())
                    .build();
        }
        return unkept(BAD_REQUEST).entity(describe(refusal).toString()).build();
    }

    private static JsonObject describe(OAuthRefusal refusal) {
        return Json.createObjectBuilder()
                .add("error", refusal.error().word())
                .add("error_description", refusal.sentence())
                .build();
    }

    private static Response.ResponseBuilder unkept(int status) {
        return Response.status(status)
                .type(JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache");
    }
}
