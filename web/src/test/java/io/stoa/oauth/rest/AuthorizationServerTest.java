package io.stoa.oauth.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.oauth.service.AccessTokens;
import io.stoa.settings.InstallationSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorizationServerTest {

    private static final String URL = "https://get.kite.example";

    private final Endpoints endpoints = Endpoints.of(AuthorizationServerResource.class, JwksResource.class)
            .with(InstallationSettings.class, new InstallationSettings() {
                @Override
                public String publicUrl() {
                    return URL;
                }
            })
            .with(AccessTokens.class, new AccessTokens() {
                @Override
                public String publicKeys() {
                    return "{\"keys\":[]}";
                }
            });

    @Test
    void shouldDescribeItselfByRfc8414Section2() throws ParseException {
        AuthorizationServerMetadata metadata = metadata();

        assertEquals(URL, metadata.getIssuer().getValue());
        assertEquals(URL + "/oauth/token", metadata.getTokenEndpointURI().toString());
        assertEquals(
                URL + "/oauth/authorize", metadata.getAuthorizationEndpointURI().toString());
        assertEquals(URL + "/oauth/revoke", metadata.getRevocationEndpointURI().toString());
        assertEquals(URL + "/oauth/jwks.json", metadata.getJWKSetURI().toString());
        assertEquals(
                URL + "/oauth/introspect",
                metadata.getIntrospectionEndpointURI().toString());
    }

    @Test
    void shouldOfferS256AndNeitherPlainNorTheImplicitFlow() throws ParseException {
        AuthorizationServerMetadata metadata = metadata();

        assertEquals(List.of(CodeChallengeMethod.S256), metadata.getCodeChallengeMethods());
        assertEquals("[code]", metadata.getResponseTypes().toString());
        assertFalse(metadata.getGrantTypes().toString().contains("implicit"));
    }

    @Test
    void shouldSayWhatItKnowsOfGrantsAndProofs() throws ParseException {
        AuthorizationServerMetadata metadata = metadata();

        assertEquals(
                List.of(
                        GrantType.AUTHORIZATION_CODE,
                        new GrantType("urn:ietf:params:oauth:grant-type:token-exchange"),
                        GrantType.REFRESH_TOKEN),
                metadata.getGrantTypes());
        assertEquals(
                List.of(
                        ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                        ClientAuthenticationMethod.CLIENT_SECRET_POST,
                        ClientAuthenticationMethod.NONE),
                metadata.getTokenEndpointAuthMethods());
        assertEquals(metadata.getTokenEndpointAuthMethods(), metadata.getRevocationEndpointAuthMethods());
        assertFalse(metadata.getIntrospectionEndpointAuthMethods().contains(ClientAuthenticationMethod.NONE));
        assertTrue(metadata.supportsAuthorizationResponseIssuerParam()); // RFC 9207, section 3
    }

    @Test
    void shouldBePublicWhateverIsAskedWith() {
        Answer answer = endpoints
                .header("Accept", "text/html")
                .header("Authorization", "Bearer garbage")
                .get("oauth-authorization-server?x=y");

        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals("public, max-age=300", answer.header("Cache-Control"));
    }

    @Test
    void shouldPublishItsKeys() {
        Answer answer = endpoints.get("jwks.json");

        assertEquals(200, answer.status());
        assertEquals("{\"keys\":[]}", answer.body());
    }

    private AuthorizationServerMetadata metadata() throws ParseException {
        return AuthorizationServerMetadata.parse(
                endpoints.get("oauth-authorization-server").body());
    }
}
