package io.stoa.entitlement.rest;

import io.stoa.entitlement.EntitlementId;
import io.stoa.entitlement.EntitlementQuery;
import io.stoa.entitlement.service.EntitlementRegister;
import io.stoa.entitlement.service.Entitlements;
import io.stoa.identity.Role;
import io.stoa.problem.rest.JsonBody;
import io.stoa.problem.rest.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;

/** What was granted, by account, app, group or reference, and its history. */
@Path("entitlements")
@RequestScoped
@RolesAllowed({Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class EntitlementsResource {

    static final int PAGE = 100;

    /** A page, the newest first; {@code next} is the cursor of the next one, absent on the last. */
    public record Page(List<EntitlementView> entitlements, Optional<String> next) {

        static Page of(List<EntitlementView> page) {
            return new Page(
                    page,
                    page.size() < PAGE
                            ? Optional.empty()
                            : Optional.of(page.get(PAGE - 1).id()));
        }
    }

    /** A page of the history, the newest first; {@code next} is the cursor of the next one, absent on the last. */
    public record History(List<EntitlementEventView> events, Optional<String> next) {}

    @Inject
    EntitlementRegister register;

    @Inject
    Entitlements entitlements;

    @GET
    public Page list(
            @QueryParam("account") String account,
            @QueryParam("appleItemId") String app,
            @QueryParam("group") String group,
            @QueryParam("reference") String reference,
            @QueryParam("cursor") String cursor) {
        EntitlementQuery query = EntitlementQuery.of(account, app, group, reference);
        return Page.of(register.page(query, Optional.ofNullable(cursor), PAGE).stream()
                .map(EntitlementView::of)
                .toList());
    }

    @GET
    @Path("history")
    public History history(
            @QueryParam("account") String account,
            @QueryParam("appleItemId") String app,
            @QueryParam("group") String group,
            @QueryParam("reference") String reference,
            @QueryParam("cursor") String cursor) {
        EntitlementQuery query = EntitlementQuery.of(account, app, group, reference);
        List<EntitlementEventView> page = register.history(query, Optional.ofNullable(cursor), PAGE).stream()
                .map(EntitlementEventView::of)
                .toList();
        boolean isLast = page.size() < PAGE;
        return new History(
                page, isLast ? Optional.empty() : Optional.of(page.get(PAGE - 1).id()));
    }

    @POST
    @Path("{id}/revoke")
    @RolesAllowed(Role.Names.OPERATOR)
    public void revoke(@PathParam("id") String id, byte[] body, @Context SecurityContext security) {
        EntitlementId entitlement = EntitlementId.parse(id).orElseThrow(PathIds::notFound);
        String reason = body.length == 0
                ? ""
                : JsonBody.parse(body).optionalText("reason").orElse("");
        entitlements.revoke(entitlement, reason, security.getUserPrincipal().getName());
    }
}
