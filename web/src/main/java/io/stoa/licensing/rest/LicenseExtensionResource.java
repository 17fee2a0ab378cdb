package io.stoa.licensing.rest;

import io.stoa.identity.Role;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.service.LicenseExtension;
import io.stoa.problem.rest.JsonBody;
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
import java.util.regex.Pattern;

/** Lets licences hold longer on behalf of operators. */
@Path("licenses")
@RequestScoped
@RolesAllowed({Role.Names.OPERATOR, Role.Names.OWNER})
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class LicenseExtensionResource {

    private static final Pattern DAYS = Pattern.compile("[0-9]{1,4}");

    @Inject
    LicenseExtension extension;

    @POST
    @Path("{licenseId}/extend")
    public void extend(@PathParam("licenseId") String licenseId, byte[] body, @Context SecurityContext security) {
        LicenseId id = LicenseId.parseOurs(licenseId).orElseThrow(PathIds::notFound);
        int days = JsonBody.parse(body)
                .scalar("days")
                .filter(text -> DAYS.matcher(text).matches())
                .map(Integer::valueOf)
                .orElseThrow(() -> JsonBody.malformed("\"days\" is missing or no whole number from 1 to 3650."));
        extension.extend(id, days, security.getUserPrincipal().getName());
    }
}
