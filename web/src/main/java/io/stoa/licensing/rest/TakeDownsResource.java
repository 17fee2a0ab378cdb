package io.stoa.licensing.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.identity.Role;
import io.stoa.licensing.TakeDownPolicy;
import io.stoa.licensing.service.TakeDownService;
import io.stoa.problem.rest.JsonBody;
import io.stoa.problem.rest.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/** The take-downs of an app, and what becomes of its licences. */
@Path("apps/{appleItemId}/take-downs")
@RequestScoped
@RolesAllowed({Role.Names.OPERATOR, Role.Names.OWNER})
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class TakeDownsResource {

    /** The take-downs of an app that nothing came after, the latest first. */
    public record Page(List<TakeDownView> takeDowns) {}

    @Inject
    TakeDownService takeDowns;

    @GET
    @RolesAllowed({Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
    public Page list(@PathParam("appleItemId") String appleItemId) {
        AppleItemId app = PathIds.appleItemId(appleItemId);
        return new Page(takeDowns.of(app).stream().map(TakeDownView::of).toList());
    }

    @PATCH
    @Path("{takeDownId}")
    public TakeDownView decide(
            @PathParam("appleItemId") String appleItemId,
            @PathParam("takeDownId") String takeDownId,
            byte[] body,
            @Context SecurityContext security) {
        TakeDownPolicy policy = TakeDownPolicy.parse(JsonBody.parse(body).text("policy"))
                .orElseThrow(() -> JsonBody.malformed("\"policy\" is RENEW, LAPSE or REVOKE."));
        return TakeDownView.of(takeDowns.decide(
                PathIds.appleItemId(appleItemId),
                TakeDownView.endedAt(takeDownId),
                policy,
                security.getUserPrincipal().getName()));
    }
}
