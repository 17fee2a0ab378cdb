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
import java.util.List;
import java.util.Optional;

/**
 * Finds out who calls a device endpoint. A token that is not good is always answered 403, also for an app that needs none: the
 * device has a sign-in that ended, and renews it. Whether a missing one is answered 401 depends on the apps that are asked
 * for, so whoever answers decides that: it is how the system tells "sign in" from "sign in again".
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
        header(request, HttpHeaders.AUTHORIZATION)
                .or(() -> header(request, settings.extensionHeader()))
                .ifPresent(credentials -> identify(credentials, request));
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

    private static Optional<List<String>> header(ContainerRequestContext request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name)).filter(values -> !values.isEmpty());
    }
}
