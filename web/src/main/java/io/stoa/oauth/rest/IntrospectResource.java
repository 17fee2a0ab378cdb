package io.stoa.oauth.rest;

import io.stoa.identity.Role;
import io.stoa.oauth.Inquirer;
import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.TokenRequest;
import io.stoa.oauth.service.ApiTokens;
import io.stoa.oauth.service.Introspection;
import io.stoa.oauth.service.OAuthClients;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.settings.InstallationSettings;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /oauth/introspect}: what a token is, for confidential clients and operators. Who asks is proved here, not by
 * the server: it knows no clients.
 *
 * @see "RFC 7662"
 */
@RequestScoped
@Path("introspect")
@PermitAll
public class IntrospectResource {

    @Inject
    Introspection introspection;

    @Inject
    OAuthClients clients;

    @Inject
    ApiTokens apiTokens;

    @Inject
    InstallationSettings installation;

    @Context
    HttpHeaders headers;

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response introspect(byte[] body) {
        TokenRequest request = ClientCredential.in(headers).addedTo(FormBody.parse(body));
        Inquirer inquirer = bearer().map(this::operator).orElseGet(() -> client(request));
        return introspection
                .of(request.required("token"), inquirer)
                .map(token -> OAuthAnswers.active(token, installation.publicUrl()))
                .orElseGet(OAuthAnswers::inactive);
    }

    private Optional<String> bearer() {
        return Optional.ofNullable(headers.getRequestHeader(HttpHeaders.AUTHORIZATION))
                .flatMap((List<String> values) -> BearerCredential.of(values));
    }

    private Inquirer operator(String bearer) {
        boolean isOperator =
                apiTokens.verify(bearer).roles().stream().anyMatch(role -> role == Role.OPERATOR || role == Role.OWNER);
        if (!isOperator) {
            throw new MarketplaceException(FailureCode.NOT_ALLOWED, "Your role does not allow this.");
        }
        return Inquirer.operator();
    }

    private Inquirer client(TokenRequest request) {
        OAuthClient client = clients.authenticate(request);
        if (!client.isConfidential()) {
            throw new OAuthRefusal(OAuthError.INVALID_CLIENT, "A client without a secret may not ask what a token is.");
        }
        return Inquirer.client(client.id());
    }
}
