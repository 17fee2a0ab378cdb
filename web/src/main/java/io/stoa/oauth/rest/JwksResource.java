package io.stoa.oauth.rest;

import io.stoa.oauth.service.AccessTokens;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code GET /oauth/jwks.json}: the public keys of access tokens. @see "RFC 7517" */
@RequestScoped
@Path("jwks.json")
@PermitAll
public class JwksResource {

    @Inject
    AccessTokens accessTokens;

    @GET
    public Response keys() {
        return Response.ok(accessTokens.publicKeys(), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }
}
