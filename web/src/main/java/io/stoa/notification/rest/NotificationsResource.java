package io.stoa.notification.rest;

import io.stoa.identity.Role;
import io.stoa.notification.NotificationQuery;
import io.stoa.notification.service.ReceivedNotifications;
import io.stoa.problem.rest.JsonBody;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The inbox: what App Store Connect sent, and having it acted on again. */
@Path("notifications")
@RequestScoped
@RolesAllowed({Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class NotificationsResource {

    private static final int PAGE = 100;

    /** A page of notifications, the newest first; {@code next} is the cursor of the next one, absent on the last. */
    public record Page(List<NotificationView> notifications, Optional<String> next) {}

    /** How many notifications are acted on again. */
    public record Replayed(long count) {}

    @Inject
    ReceivedNotifications notifications;

    @GET
    public Page list(
            @QueryParam("verdict") String verdict,
            @QueryParam("type") String type,
            @QueryParam("app") String app,
            @QueryParam("id") String id,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("cursor") String cursor) {
        NotificationQuery query = NotificationQuery.of(verdict, type, app, id, from, to);
        List<NotificationView> page = notifications.page(query, Optional.ofNullable(cursor), PAGE).stream()
                .map(NotificationView::of)
                .toList();
        boolean isLast = page.size() < PAGE;
        return new Page(
                page, isLast ? Optional.empty() : Optional.of(page.get(PAGE - 1).id()));
    }

    @GET
    @Path("{id}")
    public NotificationDetailView get(@PathParam("id") String id) {
        return NotificationDetailView.of(notifications.get(id));
    }

    @POST
    @Path("{id}/replay")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.OWNER})
    public Response replay(@PathParam("id") String id, @Context SecurityContext security) {
        notifications.replay(id, security.getUserPrincipal().getName());
        return Response.accepted(NotificationDetailView.of(notifications.get(id)))
                .build();
    }

    @POST
    @Path("replays")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.OWNER})
    public Response replayPeriod(byte[] body, @Context SecurityContext security) {
        JsonBody period = JsonBody.parse(body);
        NotificationQuery query = NotificationQuery.of(null, null, null, null, period.text("from"), period.text("to"));
        Instant from = query.from().orElseThrow(() -> JsonBody.malformed("\"from\" is missing."));
        Instant to = query.to().orElseThrow(() -> JsonBody.malformed("\"to\" is missing."));
        long count = notifications.replay(from, to, security.getUserPrincipal().getName());
        return Response.accepted(new Replayed(count)).build();
    }
}
