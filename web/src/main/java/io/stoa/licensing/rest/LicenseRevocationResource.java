package io.stoa.licensing.rest;

import io.stoa.identity.Role;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.service.LicenseRevocation;
import io.stoa.problem.rest.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** Revokes licences on behalf of operators. */
@Path("licenses")
@RequestScoped
@RolesAllowed({Role.Names.OPERATOR, Role.Names.OWNER})
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class LicenseRevocationResource {

    @Inject
    LicenseRevocation revocation;

    @POST
    @Path("{licenseId}/revoke")
    public void revoke(@PathParam("licenseId") String licenseId, @Context SecurityContext security) {
        LicenseId id = LicenseId.parse(licenseId).orElseThrow(PathIds::notFound);
        revocation.revoke(id, security.getUserPrincipal().getName());
    }
}
