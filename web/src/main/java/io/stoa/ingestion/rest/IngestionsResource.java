package io.stoa.ingestion.rest;

import io.stoa.identity.Role;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.service.Ingestions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** How ingestions go. */
@Path("ingestions")
@RequestScoped
@RolesAllowed({Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
@Produces(MediaType.APPLICATION_JSON)
public class IngestionsResource {

    private static final int PAGE = 100;

    /** A page of ingestions, the newest first; {@code next} is the cursor of the next one, absent on the last. */
    public record Page(List<IngestionView> ingestions, Optional<String> next) {}

    @Inject
    Ingestions ingestions;

    @GET
    public Page list(@QueryParam("cursor") String cursor) {
        List<IngestionView> page = ingestions.page(Optional.ofNullable(cursor).map(IngestionId::new), PAGE).stream()
                .map(IngestionView::of)
                .toList();
        return new Page(
                page,
                page.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(page.get(PAGE - 1).id()));
    }

    @GET
    @Path("{id}")
    public IngestionView get(@PathParam("id") String id) {
        return IngestionView.of(ingestions.get(new IngestionId(id)));
    }
}
