package io.stoa.problem.rest;

import io.stoa.problem.FailureCode;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;

/**
 * Holds every resource to what its annotations say of who may call it. The servers disagree on what an anonymous caller
 * is told (401 or 403) and one of them ignores the annotations unless told; here it is one answer. A resource that says
 * nothing is closed.
 */
@Priority(Priorities.AUTHORIZATION)
public class AccessGuard implements ContainerRequestFilter {

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (isOpen()) {
            return;
        }
        if (request.getSecurityContext().getUserPrincipal() == null) {
            request.abortWith(callerUnknown());
        } else if (Arrays.stream(rolesAllowed()).noneMatch(request.getSecurityContext()::isUserInRole)) {
            request.abortWith(notAllowed());
        }
    }

    static Response notAllowed() {
        return Problems.answer(FailureCode.NOT_ALLOWED, "Your role does not allow this.");
    }

    static Response callerUnknown() {
        Response problem = Problems.answer(
                FailureCode.CALLER_UNKNOWN, "Send a bearer token, such as ./stoa token issue --role operator prints.");
        return Response.fromResponse(problem)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private boolean isOpen() {
        return resource.getResourceMethod().isAnnotationPresent(PermitAll.class)
                || resource.getResourceClass().isAnnotationPresent(PermitAll.class)
                        && !resource.getResourceMethod().isAnnotationPresent(RolesAllowed.class);
    }

    private String[] rolesAllowed() {
        RolesAllowed onMethod = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        RolesAllowed roles =
                onMethod != null ? onMethod : resource.getResourceClass().getAnnotation(RolesAllowed.class);
        return roles == null ? new String[0] : roles.value();
    }
}
