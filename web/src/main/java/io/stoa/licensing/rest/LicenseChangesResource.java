package io.stoa.licensing.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.identity.Role;
import io.stoa.licensing.LicenseChange;
import io.stoa.licensing.LicenseChangeKind;
import io.stoa.licensing.service.LicenseChangeFeed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** For which apps the marketplace app should ask for renewal: a person's own licences, or everybody's for operators. */
@Path("licenses/changes")
@RequestScoped
@RolesAllowed({Role.Names.PERSON, Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
@Produces(MediaType.APPLICATION_JSON)
public class LicenseChangesResource {

    /** One change of one licence. */
    public record Change(
            LicenseChangeKind change,
            AppleItemId appleItemId,
            String licenseId,
            Optional<String> account,
            Instant changedAt) {

        static Change of(LicenseChange change) {
            return new Change(change.kind(), change.app(), change.license().toString(), change.account(), change.at());
        }
    }

    /** Changes in the order they came about; {@code next} is where to go on, now or later. */
    public record Changes(List<Change> changes, String next, boolean more) {}

    @Inject
    LicenseChangeFeed feed;

    @GET
    public Response since(
            @QueryParam("since") String cursor,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known,
            @Context SecurityContext security) {
        LicenseChangeFeed.Batch batch = feed.since(Optional.ofNullable(cursor), onlyOf(security));
        Changes changes = new Changes(batch.changes().stream().map(Change::of).toList(), batch.next(), batch.more());
        String tag = '"' + Sha256.of(changes.toString()).hex().substring(0, 32) + '"';
        boolean isKnown = IfNoneMatch.holds(known, tag);
        return (isKnown ? Response.notModified() : Response.ok(changes))
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .build();
    }

    // the marketplace app calls on behalf of a person, who sees nobody else's
    private static Optional<String> onlyOf(SecurityContext security) {
        return security.isUserInRole(Role.Names.PERSON)
                ? Optional.of(security.getUserPrincipal().getName())
                : Optional.empty();
    }
}
