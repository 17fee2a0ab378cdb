package io.stoa.catalog.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.service.Apps;
import io.stoa.identity.Role;
import io.stoa.problem.rest.JsonBody;
import io.stoa.problem.rest.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;

/** Apps over the API. */
@Path("apps")
@RequestScoped
@RolesAllowed({Role.Names.OPERATOR, Role.Names.OWNER})
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class AppsResource {

    private static final int PAGE = 100;

    /** A page of apps; {@code next} is the cursor of the next one, absent on the last. */
    public record Page(List<AppView> apps, Optional<AppleItemId> next) {}

    @Inject
    Apps apps;

    @GET
    @RolesAllowed({Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
    public Page list(@QueryParam("cursor") String cursor) {
        List<AppView> page = apps.page(AppleItemId.parse(cursor), PAGE).stream()
                .map(AppView::of)
                .toList();
        boolean last = page.size() < PAGE;
        return new Page(
                page, last ? Optional.empty() : Optional.of(page.get(PAGE - 1).appleItemId()));
    }

    @GET
    @Path("{appleItemId}")
    @RolesAllowed({Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
    public AppView get(@PathParam("appleItemId") String appleItemId) {
        return AppView.of(apps.get(PathIds.appleItemId(appleItemId)));
    }

    @PUT
    @Path("{appleItemId}")
    public Response register(
            @PathParam("appleItemId") String appleItemId, byte[] body, @Context SecurityContext security) {
        JsonBody registration = JsonBody.parse(body);
        Distribution kind = Distribution.parse(registration.text("distribution"))
                .orElseThrow(() -> JsonBody.malformed("\"distribution\" is distributed, marketplace-app or web."));
        AppleItemId id = PathIds.appleItemId(appleItemId);
        Optional<String> keyId = registration.optionalText("distributionKeyId");
        boolean isNew =
                apps.register(id, kind, keyId, security.getUserPrincipal().getName());
        return Response.status(isNew ? 201 : 200)
                .entity(AppView.of(apps.get(id)))
                .build();
    }

    @PATCH
    @Path("{appleItemId}")
    public AppView list(@PathParam("appleItemId") String appleItemId, byte[] body, @Context SecurityContext security) {
        return AppView.of(apps.list(
                PathIds.appleItemId(appleItemId),
                new ListingPatch(body),
                security.getUserPrincipal().getName()));
    }
}
