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
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** How ingestions go. */
@Path("ingestions")
@RequestScoped
@RolesAllowed({Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
@Produces(MediaType.APPLICATION_JSON)
public class IngestionsResource {

    /** The newest ingestions. */
    public record Page(List<IngestionView> ingestions) {}

    @Inject
    Ingestions ingestions;

    @GET
    public Page newest() {
        return new Page(ingestions.newest().stream().map(IngestionView::of).toList());
    }

    @GET
    @Path("{id}")
    public IngestionView get(@PathParam("id") String id) {
        return IngestionView.of(ingestions.get(new IngestionId(id)));
    }
}
