package io.stoa.oauth.rest;

import io.stoa.identity.Role;
import io.stoa.oauth.ActiveToken;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.TokenAnswer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** What the OAuth endpoints answer: JSON that nobody may keep. @see "RFC 6749, sections 5.1 and 5.2" */
final class OAuthAnswers {

    private static final String MEDIA_TYPE = "application/json;charset=UTF-8";
    // a provider is looked for in every archive there is, each time one is asked for
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String RETRY_SECONDS = "60";

    private OAuthAnswers() {}

    /** {@code issued_token_type} is RFC 8693's; Apple's samples spell {@code bearer} in either case. */
    static Response tokens(TokenAnswer tokens) {
        return unkept(200)
                .entity(JSON.createObjectBuilder()
                        .add("access_token", tokens.accessToken())
                        .add("issued_token_type", ACCESS_TOKEN)
                        .add("token_type", "bearer")
                        .add("expires_in", tokens.expiresIn().toSeconds())
                        .add("refresh_token", tokens.refreshToken().text())
                        .build()
                        .toString())
                .build();
    }

    /** Of a token that is not good, nothing more than that is told. @see "RFC 7662, section 2.2" */
    static Response inactive() {
        return unkept(200).entity("{\"active\":false}").build();
    }

    static Response active(ActiveToken token, String issuer) {
        JsonObjectBuilder answer = JSON.createObjectBuilder()
                .add("active", true)
                .add("iss", issuer)
                .add("sub", token.subject())
                .add("exp", token.expiresAt().getEpochSecond());
        token.clientId().ifPresent(client -> answer.add("client_id", client));
        token.id().ifPresent(jti -> answer.add("jti", jti)
                .add("token_type", "Bearer")
                .add("aud", token.audience().of(issuer))
                .add("roles", roles(token)));
        token.issuedAt().ifPresent(moment -> answer.add("iat", moment.getEpochSecond()));
        return unkept(200).entity(answer.build().toString()).build();
    }

    private static JsonArray roles(ActiveToken token) {
        return JSON.createArrayBuilder(
                        token.roles().stream().map(Role::word).sorted().toList())
                .build();
    }

    static Response refusal(OAuthRefusal refusal) {
        if (refusal.error() == OAuthError.TEMPORARILY_UNAVAILABLE) {
            return unkept(TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                    .entity(describe(refusal).toString())
                    .build();
        }
        if (refusal.error() == OAuthError.INVALID_CLIENT) {
            return unkept(UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"oauth\"")
                    .entity(describe(refusal).toString())
                    .build();
        }
        return unkept(BAD_REQUEST).entity(describe(refusal).toString()).build();
    }

    private static JsonObject describe(OAuthRefusal refusal) {
        return JSON.createObjectBuilder()
                .add("error", refusal.error().word())
                .add("error_description", refusal.sentence())
                .build();
    }

    private static Response.ResponseBuilder unkept(int status) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache");
    }
}
