package io.stoa.oauth.rest;

import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.service.RefusalThrottle;
import io.stoa.proxy.auth.ClientAddress;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Set;

/** Makes an address wait that sent too many requests the OAuth endpoints had to refuse. */
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class RefusalThrottleFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Set<Integer> REFUSALS = Set.of(400, 401);

    @Inject
    RefusalThrottle throttle;

    @Inject
    ClientAddress clientAddress;

    @Inject
    HttpServletRequest connection;

    @Override
    public void filter(ContainerRequestContext request) {
        if (asksForTokens(request) && !throttle.admits(clientAddress.of(connection))) {
            request.abortWith(OAuthAnswers.refusal(new OAuthRefusal(
                    OAuthError.TEMPORARILY_UNAVAILABLE,
                    "Too many refused requests from this address. Wait a minute.")));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (asksForTokens(request) && REFUSALS.contains(answer.getStatus())) {
            throttle.refused(clientAddress.of(connection));
        }
    }

    private static boolean asksForTokens(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.POST);
    }
}
