package io.stoa.oauth.rest;

import io.stoa.oauth.GrantType;
import io.stoa.settings.InstallationSettings;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * {@code GET /.well-known/oauth-authorization-server}: where a device finds the OAuth endpoints. The implicit flow of
 * Apple's sample is not offered, and the sample's {@code 5256} is read as what it means, {@code S256}.
 *
 * @see "RFC 8414, section 2; Apple, MarketplaceKit: Installing your app from your website"
 */
@RequestScoped
@Path("oauth-authorization-server")
@PermitAll
public class AuthorizationServerResource {

    @Inject
    InstallationSettings installation;

    @GET
    public Response metadata() {
        return Response.ok(describe(installation.publicUrl()).toString(), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }

    private static JsonObject describe(String issuer) {
        return Json.createObjectBuilder()
                .add("issuer", issuer)
                .add("authorization_endpoint", issuer + "/oauth/authorize")
                .add("token_endpoint", issuer + "/oauth/token")
                .add("jwks_uri", issuer + "/oauth/jwks.json")
                .add("revocation_endpoint", issuer + "/oauth/revoke")
                .add("introspection_endpoint", issuer + "/oauth/introspect")
                .add("grant_types_supported", grants())
                .add("response_types_supported", one("code"))
                .add("response_modes_supported", one("query"))
                .add("token_endpoint_auth_methods_supported", secrets().add("none"))
                .add("introspection_endpoint_auth_methods_supported", secrets())
                .add("revocation_endpoint_auth_methods_supported", secrets().add("none"))
                .add("code_challenge_methods_supported", one("S256"))
                .add("authorization_response_iss_parameter_supported", true)
                .build();
    }

    private static JsonArrayBuilder grants() {
        JsonArrayBuilder grants = Json.createArrayBuilder();
        for (GrantType type : GrantType.values()) {
            grants.add(type.word());
        }
        return grants;
    }

    private static JsonArrayBuilder secrets() {
        return one("client_secret_basic").add("client_secret_post");
    }

    private static JsonArrayBuilder one(String word) {
        return Json.createArrayBuilder().add(word);
    }
}
