package io.stoa.catalog.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.service.AccessRules;
import io.stoa.identity.Role;
import io.stoa.problem.rest.JsonBody;
import io.stoa.problem.rest.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;

/** Who may have an app. */
@Path("apps/{appleItemId}/access")
@RequestScoped
@RolesAllowed({Role.Names.OPERATOR, Role.Names.OWNER})
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class AppAccessResource {

    /** @param ruleFrom {@code app} or {@code configuration} */
    public record AccessView(AppleItemId appleItemId, String rule, String ruleFrom) {}

    @Inject
    AccessRules rules;

    @GET
    @RolesAllowed({Role.Names.VIEWER, Role.Names.OPERATOR, Role.Names.OWNER})
    public AccessView get(@PathParam("appleItemId") String appleItemId) {
        return view(PathIds.appleItemId(appleItemId));
    }

    @PUT
    public AccessView decide(
            @PathParam("appleItemId") String appleItemId, byte[] body, @Context SecurityContext security) {
        AppleItemId app = PathIds.appleItemId(appleItemId);
        rules.decide(app, rule(body), security.getUserPrincipal().getName());
        return view(app);
    }

    private AccessView view(AppleItemId app) {
        AccessRules.Access access = rules.get(app);
        return new AccessView(app, access.rule().word(), access.isDecided() ? "app" : "configuration");
    }

    // a body without the member is a slip of the hand and must not open a sold app to everybody
    private static Optional<AccessRule> rule(byte[] body) {
        JsonBody decision = JsonBody.parse(body);
        if (!decision.has("rule")) {
            throw JsonBody.malformed("\"rule\" is missing. Send null to follow the configuration.");
        }
        return decision.optionalText("rule").map(word -> AccessRule.parse(word)
                .orElseThrow(() -> JsonBody.malformed("\"rule\" is free, account, entitlement, or null.")));
    }
}
