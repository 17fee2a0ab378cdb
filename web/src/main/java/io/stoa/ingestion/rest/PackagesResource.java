package io.stoa.ingestion.rest;

import io.stoa.apple.PackageId;
import io.stoa.identity.Role;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.service.Ingestions;
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

/** Handing in a package by its id: the way of apps that are never announced. */
@Path("packages")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class PackagesResource {

    @Inject
    Ingestions ingestions;

    @POST
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.OWNER})
    public Response handIn(byte[] body, @Context SecurityContext security) {
        String text = JsonBody.parse(body).text("alternativeDistributionPackageId");
        PackageId packageId = PackageId.parse(text)
                .orElseThrow(() -> JsonBody.malformed("\"alternativeDistributionPackageId\" is not a UUID."));
        IngestionId id =
                ingestions.handIn(packageId, security.getUserPrincipal().getName());
        return Response.accepted(IngestionView.of(ingestions.get(id))).build();
    }
}
