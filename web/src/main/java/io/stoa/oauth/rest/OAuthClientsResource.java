package io.stoa.oauth.rest;

import io.stoa.account.OpaqueToken;
import io.stoa.identity.Role;
import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.OAuthClientId;
import io.stoa.oauth.OAuthClientName;
import io.stoa.oauth.RedirectUri;
import io.stoa.oauth.service.OAuthClients;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/oauth-clients}: the applications people may let act for them. */
@RequestScoped
@Path("oauth-clients")
@RolesAllowed({Role.Names.OPERATOR, Role.Names.OWNER})
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class OAuthClientsResource {

    @Inject
    OAuthClients clients;

    @Context
    SecurityContext security;

    /** A client as it is answered. @param clientSecret shown when it is made, never again */
    record ClientAnswer(
            String clientId,
            String name,
            boolean confidential,
            List<String> redirectUris,
            Instant createdAt,
            Optional<String> clientSecret) {

        static ClientAnswer of(OAuthClient client, Optional<OpaqueToken> secret) {
            return new ClientAnswer(
                    client.id().value(),
                    client.name(),
                    client.isConfidential(),
                    client.redirectUris().stream().map(RedirectUri::value).toList(),
                    client.createdAt(),
                    secret.map(OpaqueToken::text));
        }
    }

    /** All clients. */
    record ClientList(List<ClientAnswer> clients) {}

    @POST
    public Response register(byte[] body) {
        JsonBody request = JsonBody.parse(body);
        OAuthClients.Registration made = clients.register(
                name(request.text("name")),
                request.flag("confidential"),
                redirectUris(request),
                security.getUserPrincipal().getName());
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(ClientAnswer.of(made.client(), made.secret()))
                .build();
    }

    @GET
    public ClientList list() {
        return new ClientList(clients.all().stream()
                .map(client -> ClientAnswer.of(client, Optional.empty()))
                .toList());
    }

    @GET
    @Path("{clientId}")
    public ClientAnswer get(@PathParam("clientId") String id) {
        return ClientAnswer.of(clients.get(clientId(id)), Optional.empty());
    }

    @DELETE
    @Path("{clientId}")
    public void remove(@PathParam("clientId") String id) {
        clients.remove(clientId(id), security.getUserPrincipal().getName());
    }

    private static OAuthClientId clientId(String text) {
        return OAuthClientId.parse(text)
                .orElseThrow(() -> new MarketplaceException(FailureCode.NOT_FOUND, "There is no client with this id."));
    }

    private static String name(String text) {
        return OAuthClientName.parse(text)
                .map(OAuthClientName::value)
                .orElseThrow(() ->
                        JsonBody.malformed("\"name\" has 1 to 100 printable characters and no blank at either end."));
    }

    private static List<RedirectUri> redirectUris(JsonBody request) {
        List<RedirectUri> uris = request.texts("redirectUris", OAuthClient.MOST_REDIRECT_URIS).stream()
                .map(OAuthClientsResource::redirectUri)
                .distinct()
                .toList();
        if (uris.isEmpty()) {
            throw JsonBody.malformed("\"redirectUris\" is empty: without one no answer reaches the client.");
        }
        return uris;
    }

    private static RedirectUri redirectUri(String text) {
        return RedirectUri.parse(text)
                .orElseThrow(
                        () -> JsonBody.malformed(
                                "\"redirectUris\" holds one that is refused. Use https://host/path, or a scheme that is your domain"
                                        + " backwards, such as com.kite.market:/signed-in; no query, fragment, user, escape or wildcard."));
    }
}
