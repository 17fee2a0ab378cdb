package io.stoa.openid.http;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import io.stoa.openid.PendingSignIn;
import io.stoa.openid.service.Provider;
import io.stoa.outbound.Reply;
import io.stoa.problem.MarketplaceException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a code to the provider and gets its tokens.
 *
 * @see "OpenID Connect Core 1.0, section 3.1.3"
 */
record CodeExchange(Provider provider, OIDCProviderMetadata metadata, URI redirectUri, GuardedCalls calls) {

    private static final Logger LOG = System.getLogger(CodeExchange.class.getName());
    private static final int OK = 200;

    OIDCTokens tokens(AuthorizationCode code, PendingSignIn pending) {
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(code, redirectUri, new CodeVerifier(pending.verifier()));
        HTTPRequest request = request(grant).toHTTPRequest();
        Map<String, String> headers = new HashMap<>(Map.of("Accept", "application/json"));
        Optional.ofNullable(request.getAuthorization()).ifPresent(proof -> headers.put("Authorization", proof));
        return read(calls.post(metadata.getTokenEndpointURI(), headers, request.getBody()));
    }

    private TokenRequest request(AuthorizationCodeGrant grant) {
        URI address = metadata.getTokenEndpointURI();
        ClientID client = new ClientID(provider.clientId());
        return secret().map(secret -> new TokenRequest.Builder(address, proof(client, secret), grant))
                .orElseGet(() -> new TokenRequest.Builder(address, client, grant))
                .build();
    }

    private Optional<Secret> secret() {
        try {
            return provider.secret().map(Secret::new);
        } catch (IOException unreadable) {
            throw unusable("its client secret cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    // basic is the default of the protocol, where the description says nothing
    private ClientAuthentication proof(ClientID client, Secret secret) {
        List<ClientAuthenticationMethod> taken =
                Optional.ofNullable(metadata.getTokenEndpointAuthMethods()).orElse(List.of());
        boolean isBasic = taken.isEmpty() || taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return isBasic ? new ClientSecretBasic(client, secret) : new ClientSecretPost(client, secret);
    }

    private OIDCTokens read(Reply reply) {
        TokenResponse response = parsed(reply);
        if (response instanceof OIDCTokenResponse success
                && success.getOIDCTokens().getIDToken() != null) {
            return success.getOIDCTokens();
        }
        if (response.indicatesSuccess()) {
            throw Refusals.refused(provider, "no ID token");
        }
        String error =
                String.valueOf(response.toErrorResponse().getErrorObject().getCode());
        if (error.equals("invalid_grant")) {
            throw Refusals.refused(provider, "the code is not taken");
        }
        throw unusable("its token endpoint says " + error.replaceAll("[^a-z_]", "?"), null);
    }

    private TokenResponse parsed(Reply reply) {
        try {
            HTTPResponse response = new HTTPResponse(reply.status());
            response.setEntityContentType(ContentType.parse(reply.mediaType().orElse("application/json")));
            response.setBody(new String(reply.body(), StandardCharsets.UTF_8));
            return OIDCTokenResponseParser.parse(response);
        } catch (ParseException | java.text.ParseException | RuntimeException unreadable) {
            throw reply.status() == OK
                    ? Refusals.refused(provider, "its tokens cannot be read", unreadable)
                    : unusable("its token endpoint answers with status " + reply.status(), unreadable);
        }
    }

    private MarketplaceException unusable(String reason, Exception cause) {
        LOG.log(Level.ERROR, "openid.provider-unusable provider={0} reason={1}", provider.name(), reason);
        return Refusals.unusable(provider, cause);
    }
}
