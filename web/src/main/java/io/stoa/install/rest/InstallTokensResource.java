package io.stoa.install.rest;

import io.stoa.apple.AppleVersionId;
import io.stoa.identity.Role;
import io.stoa.install.service.InstallPermits;
import io.stoa.problem.rest.JsonBody;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;

/** Install verification tokens for the marketplace app, one for each install. */
@Path("install-tokens")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class InstallTokensResource {

    @Inject
    InstallPermits permits;

    @POST
    @RolesAllowed({Role.Names.PERSON, Role.Names.OPERATOR, Role.Names.OWNER})
    public Response issue(byte[] body, @Context SecurityContext security) {
        JsonBody request = JsonBody.parse(body);
        Optional<AppleVersionId> version = request.optionalText("appleVersionId")
                .map(text -> AppleVersionId.parse(text)
                        .orElseThrow(() -> JsonBody.malformed("\"appleVersionId\" is not a decimal number as text.")));
        InstallPermits.Permit permit = permits.issue(new InstallPermits.Order(
                request.appleItemId("appleItemId"), version, accountOf(security), request.flag("redownload")));
        return Response.ok(permit).header("Cache-Control", "no-store").build();
    }

    // the marketplace app calls on behalf of a person; an operator is no account
    private static Optional<String> accountOf(SecurityContext security) {
        return security.isUserInRole(Role.Names.PERSON)
                ? Optional.of(security.getUserPrincipal().getName())
                : Optional.empty();
    }
}
