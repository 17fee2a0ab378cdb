package io.stoa.oauth.rest;

import io.stoa.oauth.service.Grants;
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

/** {@code POST /oauth/token}: a grant for an access token. @see "RFC 6749, section 3.2" */
@RequestScoped
@Path("token")
@PermitAll
public class TokenResource {

    @Inject
    Grants grants;

    @Context
    HttpHeaders headers;

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response give(byte[] body) {
        return OAuthAnswers.tokens(grants.answer(ClientCredential.in(headers).addedTo(FormBody.parse(body))));
    }
}
