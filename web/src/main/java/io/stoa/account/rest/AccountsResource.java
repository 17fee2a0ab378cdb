package io.stoa.account.rest;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.LinkToken;
import io.stoa.account.OpaqueToken;
import io.stoa.account.service.Accounts;
import io.stoa.account.service.LinkTokens;
import io.stoa.identity.Login;
import io.stoa.identity.Role;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Optional;

/** {@code /api/v1/accounts}: people, and the tokens that bring a device to an account. */
@RequestScoped
@Path("accounts")
@RolesAllowed(Role.Names.OPERATOR)
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {

    @Inject
    Accounts accounts;

    @Inject
    LinkTokens linkTokens;

    @Context
    SecurityContext security;

    /** An account as it is answered. */
    record AccountAnswer(String id, String login, Optional<Instant> suspendedAt) {

        static AccountAnswer of(Account account) {
            return new AccountAnswer(account.id().value(), account.login().value(), account.suspendedAt());
        }
    }

    /** @param expiresIn seconds */
    record LinkTokenAnswer(String token, long expiresIn) {}

    @POST
    public Response create(byte[] body) {
        JsonBody request = JsonBody.parse(body);
        Account account =
                accounts.create(login(request), request.optionalText("password").map(String::toCharArray), actor());
        return Response.status(Response.Status.CREATED)
                .entity(AccountAnswer.of(account))
                .build();
    }

    @GET
    @Path("{id}")
    public AccountAnswer get(@PathParam("id") String id) {
        return AccountAnswer.of(accounts.get(accountId(id)));
    }

    @POST
    @Path("{id}/link-tokens")
    public Response mintLinkToken(@PathParam("id") String id, byte[] body) {
        Account account = accounts.get(accountId(id));
        OpaqueToken token = linkTokens.mint(account, JsonBody.parse(body).appleItemId("appleItemId"), actor());
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new LinkTokenAnswer(token.text(), LinkToken.LIFE.toSeconds()))
                .build();
    }

    @PUT
    @Path("{id}/suspension")
    public void suspend(@PathParam("id") String id) {
        accounts.suspend(accountId(id), actor());
    }

    @DELETE
    @Path("{id}/suspension")
    public void resume(@PathParam("id") String id) {
        accounts.resume(accountId(id), actor());
    }

    private String actor() {
        return security.getUserPrincipal().getName();
    }

    private static Login login(JsonBody request) {
        return Login.parse(request.text("login"))
                .orElseThrow(() ->
                        JsonBody.malformed("\"login\" has 1 to 254 printable characters and no blank at either end."));
    }

    private static AccountId accountId(String text) {
        return AccountId.parse(text)
                .orElseThrow(
                        () -> new MarketplaceException(FailureCode.NOT_FOUND, "There is no account with this id."));
    }
}
