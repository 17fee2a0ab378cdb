package io.stoa.oauth.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.Token;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.oauth2.sdk.token.TypelessAccessToken;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.stoa.oauth.RedirectUri;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.oauth.service.OAuthClients;
import io.stoa.surface.view.Page;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Another implementation of OAuth goes through every flow; it makes the requests and reads the answers. */
class EveryFlowTest {

    private static final URI CALLBACK = URI.create("com.kite.market:/signed-in");
    private static final ClientID DEVICE = new ClientID("0B9D6F2C-51C7-4E0F-8A33-D1B2F0AA7719");

    private static OAuthServer server;
    private static AuthorizationServerMetadata metadata;
    private static ClientID app;
    private static ClientSecretBasic shop;

    @BeforeAll
    static void open() throws Exception {
        server = new OAuthServer().open();
        server.person.account = Optional.of(server.ann.id());
        metadata = AuthorizationServerMetadata.parse(
                server.endpoints().get("oauth-authorization-server").body());
        app = new ClientID(register(false).client().id().value());
        OAuthClients.Registration confidential = register(true);
        shop = new ClientSecretBasic(
                new ClientID(confidential.client().id().value()),
                new Secret(confidential.secret().orElseThrow().text()));
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
    }

    @Test
    void shouldExchangeALinkTokenByRfc8693() throws Exception {
        Tokens tokens = tokens(send(new TokenRequest.Builder(
                        metadata.getTokenEndpointURI(),
                        DEVICE,
                        new TokenExchangeGrant(new TypelessAccessToken("lnk_good"), TokenTypeURI.ACCESS_TOKEN))
                .build()
                .toHTTPRequest()));

        assertEquals(
                List.of(OAuthServer.URL + "/device"),
                verified(tokens).getJWTClaimsSet().getAudience());
    }

    @Test
    void shouldSignADeviceInByRfc6749Section41AndRfc7636() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String query = "client_id=" + DEVICE + "&response_type=code&code_challenge_method=S256&code_challenge="
                + CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                + "&state=a-state&login_hint=ann&redirect_uri=app-distribution-oauth%3A%2F%2F";

        AuthorizationSuccessResponse answer = agree("/oauth/authorize?" + query);
        Tokens tokens =
                tokens(send(token(DEVICE, new AuthorizationCodeGrant(answer.getAuthorizationCode(), null, verifier))));

        assertEquals(
                List.of(OAuthServer.URL + "/device"),
                verified(tokens).getJWTClaimsSet().getAudience());
        assertEquals(List.of("device"), verified(tokens).getJWTClaimsSet().getStringListClaim("roles"));
    }

    @Test
    void shouldSignAPublicClientInAndRefreshByRfc6749Section6() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        AuthorizationSuccessResponse answer = agree(request(app, verifier));

        Tokens first =
                tokens(send(token(app, new AuthorizationCodeGrant(answer.getAuthorizationCode(), CALLBACK, verifier))));
        Tokens second = tokens(send(token(app, new RefreshTokenGrant(first.getRefreshToken()))));

        assertEquals(
                List.of(OAuthServer.URL + "/api"),
                verified(second).getJWTClaimsSet().getAudience());
        assertEquals(List.of("person"), verified(second).getJWTClaimsSet().getStringListClaim("roles"));
        assertFalse(TokenResponse.parse(send(token(DEVICE, new RefreshTokenGrant(second.getRefreshToken()))))
                .indicatesSuccess());
    }

    @Test
    void shouldRevokeWhatACodeGaveWhenItComesBackByRfc6749Section412() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        AuthorizationSuccessResponse answer = agree(request(app, verifier));
        AuthorizationGrant grant = new AuthorizationCodeGrant(answer.getAuthorizationCode(), CALLBACK, verifier);
        Tokens first = tokens(send(token(app, grant)));

        assertEquals("invalid_grant", error(send(token(app, grant))));
        assertEquals("invalid_grant", error(send(token(app, new RefreshTokenGrant(first.getRefreshToken())))));
    }

    @Test
    void shouldProveAConfidentialClientInEitherWayByRfc6749Section231() throws Exception {
        assertTrue(signIn(shop.getClientID(), grant -> new TokenRequest.Builder(
                                metadata.getTokenEndpointURI(), shop, grant)
                        .build()
                        .toHTTPRequest())
                .indicatesSuccess());
        assertTrue(signIn(shop.getClientID(), grant -> new TokenRequest.Builder(
                                metadata.getTokenEndpointURI(),
                                new ClientSecretPost(shop.getClientID(), shop.getClientSecret()),
                                grant)
                        .build()
                        .toHTTPRequest())
                .indicatesSuccess());
        assertEquals(
                "invalid_client",
                signIn(shop.getClientID(), grant -> token(shop.getClientID(), grant))
                        .toErrorResponse()
                        .getErrorObject()
                        .getCode());
    }

    @Test
    void shouldIntrospectByRfc7662AndRevokeByRfc7009() throws Exception {
        Tokens tokens =
                signIn(app, grant -> token(app, grant)).toSuccessResponse().getTokens();

        TokenIntrospectionSuccessResponse active = introspect(tokens.getAccessToken());
        assertTrue(active.isActive());
        assertEquals(server.ann.id().value(), active.getSubject().getValue());
        assertEquals(app, active.getClientID());
        assertEquals(OAuthServer.URL, active.getIssuer().getValue());
        assertFalse(introspect(tokens.getRefreshToken()).isActive()); // of another client

        HTTPResponse revoked =
                send(new TokenRevocationRequest(metadata.getRevocationEndpointURI(), app, tokens.getRefreshToken())
                        .toHTTPRequest());
        assertEquals(200, revoked.getStatusCode());
        assertEquals("invalid_grant", error(send(token(app, new RefreshTokenGrant(tokens.getRefreshToken())))));
    }

    @Test
    void shouldTellTheClientOfANoByRfc6749Section4121() throws Exception {
        AuthorizationResponse answer = decide(request(app, new CodeVerifier()), "deny");

        assertFalse(answer.indicatesSuccess());
        assertEquals("access_denied", answer.toErrorResponse().getErrorObject().getCode());
        assertEquals(metadata.getIssuer(), answer.getIssuer());
        assertEquals("a-state", answer.getState().getValue());
    }

    @FunctionalInterface
    private interface Proof {
        HTTPRequest of(AuthorizationGrant grant);
    }

    private static TokenResponse signIn(ClientID client, Proof proof) throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        AuthorizationSuccessResponse answer = agree(request(client, verifier));
        return TokenResponse.parse(
                send(proof.of(new AuthorizationCodeGrant(answer.getAuthorizationCode(), CALLBACK, verifier))));
    }

    private static String request(ClientID client, CodeVerifier verifier) {
        URI uri = new AuthorizationRequest.Builder(ResponseType.CODE, client)
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .redirectionURI(CALLBACK)
                .state(new State("a-state"))
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static AuthorizationSuccessResponse agree(String path) throws Exception {
        AuthorizationResponse answer = decide(path, "allow");
        assertEquals(metadata.getIssuer(), answer.getIssuer()); // RFC 9207, section 2.4
        assertEquals("a-state", answer.getState().getValue());
        return answer.toSuccessResponse();
    }

    private static AuthorizationResponse decide(String path, String decision) throws Exception {
        Page page = server.website.get(path);
        String ticket = page.between("name=\"ticket\" value=\"", "\"");
        String session = page.header("Set-Cookie").orElseThrow().split(";")[0];
        Page answer = server.website.post(
                "/oauth/authorize", "decision=" + decision + "&ticket=" + ticket, "Cookie: " + session);
        URI location = URI.create(answer.header("Location").orElseThrow());
        // the system's address without its query is no URI to this library
        return AuthorizationResponse.parse(CALLBACK, URLUtils.parseParameters(location.getRawQuery()));
    }

    private static HTTPRequest token(ClientID client, AuthorizationGrant grant) {
        return new TokenRequest.Builder(metadata.getTokenEndpointURI(), client, grant)
                .build()
                .toHTTPRequest();
    }

    private static TokenIntrospectionSuccessResponse introspect(Token token) throws Exception {
        return TokenIntrospectionSuccessResponse.parse(send(
                new TokenIntrospectionRequest(metadata.getIntrospectionEndpointURI(), shop, token).toHTTPRequest()));
    }

    private static HTTPResponse send(HTTPRequest request) throws Exception {
        Endpoints endpoints = server.endpoints();
        if (request.getAuthorization() != null) {
            endpoints.header("Authorization", request.getAuthorization());
        }
        String path = request.getURI().getPath();
        Answer answer = endpoints.post(path.substring(path.lastIndexOf('/') + 1), request.getBody());
        HTTPResponse response = new HTTPResponse(answer.status());
        if (!answer.body().isEmpty()) {
            response.setContentType(answer.header("Content-Type"));
            response.setBody(answer.body());
        }
        return response;
    }

    private static Tokens tokens(HTTPResponse response) throws Exception {
        return AccessTokenResponse.parse(response).getTokens();
    }

    private static String error(HTTPResponse response) throws Exception {
        return TokenResponse.parse(response).toErrorResponse().getErrorObject().getCode();
    }

    /** By the published keys alone, as a service would. */
    private static SignedJWT verified(Tokens tokens) throws Exception {
        SignedJWT token = SignedJWT.parse(tokens.getAccessToken().getValue());
        JWKSet keys = JWKSet.parse(server.endpoints().get("jwks.json").body());
        assertEquals(2, keys.size());
        assertEquals(JWSAlgorithm.ES256, token.getHeader().getAlgorithm());
        assertEquals(new JOSEObjectType("at+jwt"), token.getHeader().getType());
        assertTrue(token.verify(new ECDSAVerifier(
                keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey())));
        return token;
    }

    private static OAuthClients.Registration register(boolean confidential) {
        return server.service(OAuthClients.class)
                .register("Kite", confidential, List.of(new RedirectUri(CALLBACK.toString())), "mara");
    }
}
