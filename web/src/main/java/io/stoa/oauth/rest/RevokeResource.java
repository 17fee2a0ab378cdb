package io.stoa.oauth.rest;

import io.stoa.oauth.service.Revocation;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code POST /oauth/revoke}: takes a token back for whoever holds it. @see "RFC 7009" */
@RequestScoped
@Path("revoke")
@PermitAll
public class RevokeResource {

    @Inject
    Revocation revocation;

    @Context
    HttpHeaders headers;

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response revoke(byte[] body) {
        revocation.revoke(ClientCredential.in(headers).addedTo(FormBody.parse(body)));
        return Response.ok().build();
    }
}
