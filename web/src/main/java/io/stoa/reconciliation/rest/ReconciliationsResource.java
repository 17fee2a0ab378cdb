package io.stoa.reconciliation.rest;

import io.stoa.identity.Role;
import io.stoa.reconciliation.ReconciliationId;
import io.stoa.reconciliation.service.Reconciliations;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;

/** Comparing everything known with App Store Connect, now instead of when its time has come. */
@Path("reconciliations")
@RequestScoped
@RolesAllowed({Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class ReconciliationsResource {

    private static final int PAGE = 100;

    /** A page of reconciliations, the newest first; {@code next} is the cursor of the next one, absent on the last. */
    public record Page(List<ReconciliationView> reconciliations, Optional<String> next) {}

    @Inject
    Reconciliations reconciliations;

    @POST
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.OWNER})
    public Response request(@Context SecurityContext security) {
        String actor = security.getUserPrincipal().getName();
        return Response.accepted(ReconciliationView.of(reconciliations.request(actor)))
                .build();
    }

    @GET
    public Page list(@QueryParam("cursor") String cursor) {
        List<ReconciliationView> page =
                reconciliations.page(Optional.ofNullable(cursor).map(ReconciliationId::new), PAGE).stream()
                        .map(ReconciliationView::of)
                        .toList();
        return new Page(
                page,
                page.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(page.get(PAGE - 1).id()));
    }

    @GET
    @Path("{id}")
    public ReconciliationView get(@PathParam("id") String id) {
        return ReconciliationView.of(reconciliations.get(new ReconciliationId(id)));
    }
}
