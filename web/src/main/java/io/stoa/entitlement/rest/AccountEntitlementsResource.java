package io.stoa.entitlement.rest;

import io.stoa.account.AccountId;
import io.stoa.account.service.Accounts;
import io.stoa.entitlement.EntitlementQuery;
import io.stoa.entitlement.EntitlementTarget;
import io.stoa.entitlement.service.EntitlementRegister;
import io.stoa.entitlement.service.Entitlements;
import io.stoa.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;

/** The apps one account was granted: what a shop calls when it sells, extends or takes back. */
@Path("accounts/{id}/entitlements")
@RequestScoped
@RolesAllowed(Role.Names.OPERATOR)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class AccountEntitlementsResource {

    /** How many entitlements were revoked just now. */
    public record Revoked(int revoked) {}

    @Inject
    Accounts accounts;

    @Inject
    Entitlements entitlements;

    @Inject
    EntitlementRegister register;

    @GET
    @RolesAllowed({Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
    public EntitlementsResource.Page list(@PathParam("id") String id, @QueryParam("cursor") String cursor) {
        AccountId account = accounts.get(GrantBody.account(id)).id();
        return EntitlementsResource.Page.of(
                register
                        .page(EntitlementQuery.of(account), Optional.ofNullable(cursor), EntitlementsResource.PAGE)
                        .stream()
                        .map(EntitlementView::of)
                        .toList());
    }

    @PUT
    @Path("{appleItemId}")
    public void grant(
            @PathParam("id") String id,
            @PathParam("appleItemId") String app,
            byte[] body,
            @Context SecurityContext security) {
        EntitlementTarget target = EntitlementTarget.of(GrantBody.app(app));
        entitlements.grant(
                GrantBody.account(id),
                target,
                GrantBody.read(body),
                security.getUserPrincipal().getName());
    }

    @DELETE
    @Path("{appleItemId}")
    public Revoked revoke(
            @PathParam("id") String id,
            @PathParam("appleItemId") String app,
            @QueryParam("reference") String reference,
            @QueryParam("reason") String reason,
            @Context SecurityContext security) {
        return new Revoked(entitlements.revoke(
                GrantBody.account(id),
                EntitlementTarget.of(GrantBody.app(app)),
                Optional.ofNullable(reference),
                Optional.ofNullable(reason).orElse(""),
                security.getUserPrincipal().getName()));
    }
}
