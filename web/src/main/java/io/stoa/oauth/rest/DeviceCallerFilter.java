package io.stoa.oauth.rest;

import io.stoa.oauth.AccessTokenRefused;
import io.stoa.oauth.Audience;
import io.stoa.oauth.service.AccessTokens;
import io.stoa.oauth.service.OAuthSettings;
import io.stoa.problem.FailureCode;
import io.stoa.problem.rest.Problems;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who calls a device endpoint. A missing token is answered 401 where an account is needed, one that is not good
 * always 403: that is how the system tells "sign in" from "sign in again".
 *
 * @see "Apple, MarketplaceKit: Reauthenticating people during app restore"
 */
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class DeviceCallerFilter implements ContainerRequestFilter {

    @Inject
    DeviceCaller caller;

    @Inject
    AccessTokens accessTokens;

    @Inject
    OAuthSettings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<List<String>> credentials =
                header(request, HttpHeaders.AUTHORIZATION).or(() -> header(request, settings.extensionHeader()));
        if (credentials.isPresent()) {
            identify(credentials.get(), request);
        } else if (settings.requiresAccount()) {
            request.abortWith(tokenMissing());
        }
    }

    private void identify(List<String> credentials, ContainerRequestContext request) {
        try {
            String bearer = BearerCredential.of(credentials)
                    .orElseThrow(() -> new AccessTokenRefused("The request carries no bearer token."));
            caller.identify(accessTokens.verify(bearer, Audience.DEVICE));
        } catch (AccessTokenRefused refused) {
            request.abortWith(Problems.answer(FailureCode.NOT_ALLOWED, refused.sentence()));
        }
    }

    private static Response tokenMissing() {
        Response problem = Problems.answer(FailureCode.CALLER_UNKNOWN, "Sign in: this app needs an account.");
        return Response.fromResponse(problem)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Optional<List<String>> header(ContainerRequestContext request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name)).filter(values -> !values.isEmpty());
    }
}
