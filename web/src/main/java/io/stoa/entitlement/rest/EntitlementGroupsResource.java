package io.stoa.entitlement.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.entitlement.EntitlementGroup;
import io.stoa.entitlement.EntitlementTarget;
import io.stoa.entitlement.service.EntitlementGroups;
import io.stoa.entitlement.service.EntitlementGroups.GroupDetail;
import io.stoa.entitlement.service.Entitlements;
import io.stoa.identity.Role;
import io.stoa.problem.rest.JsonBody;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** Groups of apps that are granted together. Members are listed as {@code /entitlements?group=}. */
@Path("entitlement-groups")
@RequestScoped
@RolesAllowed(Role.Names.OPERATOR)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class EntitlementGroupsResource {

    private static final int PAGE = 100;

    /** A group as the API shows it; {@code apps} is absent in a list. */
    public record GroupView(String id, String name, Instant createdAt, Optional<List<AppleItemId>> apps) {

        static GroupView of(EntitlementGroup group, Optional<List<AppleItemId>> apps) {
            return new GroupView(group.id().value(), group.name(), group.createdAt(), apps);
        }
    }

    /** A page of groups, the oldest first; {@code next} is the cursor of the next one, absent on the last. */
    public record Page(List<GroupView> groups, Optional<String> next) {}

    @Inject
    EntitlementGroups groups;

    @Inject
    Entitlements entitlements;

    @Context
    SecurityContext security;

    @GET
    @RolesAllowed({Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
    public Page list(@QueryParam("cursor") String cursor) {
        List<GroupView> page = groups.page(Optional.ofNullable(cursor).map(GrantBody::cursor), PAGE).stream()
                .map(group -> GroupView.of(group, Optional.empty()))
                .toList();
        boolean isLast = page.size() < PAGE;
        return new Page(
                page, isLast ? Optional.empty() : Optional.of(page.get(PAGE - 1).id()));
    }

    @POST
    public Response create(byte[] body) {
        EntitlementGroup group = groups.create(JsonBody.parse(body).text("name"), actor());
        return Response.status(Response.Status.CREATED)
                .entity(GroupView.of(group, Optional.of(List.of())))
                .build();
    }

    @GET
    @Path("{group}")
    @RolesAllowed({Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
    public GroupView get(@PathParam("group") String group) {
        GroupDetail detail = groups.get(GrantBody.group(group));
        return GroupView.of(detail.group(), Optional.of(detail.apps()));
    }

    @PUT
    @Path("{group}")
    public GroupView rename(@PathParam("group") String group, byte[] body) {
        groups.rename(GrantBody.group(group), JsonBody.parse(body).text("name"), actor());
        return get(group);
    }

    @DELETE
    @Path("{group}")
    public void remove(@PathParam("group") String group) {
        groups.remove(GrantBody.group(group), actor());
    }

    @PUT
    @Path("{group}/apps/{appleItemId}")
    public void addApp(@PathParam("group") String group, @PathParam("appleItemId") String app) {
        groups.addApp(GrantBody.group(group), GrantBody.app(app), actor());
    }

    @DELETE
    @Path("{group}/apps/{appleItemId}")
    public void removeApp(@PathParam("group") String group, @PathParam("appleItemId") String app) {
        groups.removeApp(GrantBody.group(group), GrantBody.app(app), actor());
    }

    @PUT
    @Path("{group}/members/{account}")
    public void addMember(@PathParam("group") String group, @PathParam("account") String account, byte[] body) {
        EntitlementTarget target = EntitlementTarget.of(GrantBody.group(group));
        entitlements.grant(GrantBody.account(account), target, GrantBody.read(body), actor());
    }

    @DELETE
    @Path("{group}/members/{account}")
    public AccountEntitlementsResource.Revoked removeMember(
            @PathParam("group") String group,
            @PathParam("account") String account,
            @QueryParam("reference") String reference,
            @QueryParam("reason") String reason) {
        return new AccountEntitlementsResource.Revoked(entitlements.revoke(
                GrantBody.account(account),
                EntitlementTarget.of(GrantBody.group(group)),
                Optional.ofNullable(reference),
                Optional.ofNullable(reason).orElse(""),
                actor()));
    }

    private String actor() {
        return security.getUserPrincipal().getName();
    }
}
