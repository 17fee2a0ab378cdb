package io.stoa.licensing.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.identity.Role;
import io.stoa.licensing.LicenseTerms;
import io.stoa.licensing.service.LicenseTermsService;
import io.stoa.problem.rest.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/** The terms an app is licensed under. */
@Path("apps/{appleItemId}/license-terms")
@RequestScoped
@RolesAllowed({Role.Names.OPERATOR, Role.Names.OWNER})
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class LicenseTermsResource {

    @Inject
    LicenseTermsService terms;

    @GET
    @RolesAllowed({Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
    public LicenseTermsView get(@PathParam("appleItemId") String appleItemId) {
        AppleItemId app = PathIds.appleItemId(appleItemId);
        return view(app, terms.get(app));
    }

    @PUT
    public LicenseTermsView decide(
            @PathParam("appleItemId") String appleItemId, byte[] body, @Context SecurityContext security) {
        AppleItemId app = PathIds.appleItemId(appleItemId);
        LicenseTermsBody decision = LicenseTermsBody.read(body);
        LicenseTerms decided = decision.terms();
        terms.decide(
                app,
                decided,
                decision.needsEntitlement(),
                security.getUserPrincipal().getName());
        return view(app, decided);
    }

    private LicenseTermsView view(AppleItemId app, LicenseTerms decided) {
        return LicenseTermsView.of(app, decided, terms.durationOf(decided), terms.accessTo(app));
    }
}
