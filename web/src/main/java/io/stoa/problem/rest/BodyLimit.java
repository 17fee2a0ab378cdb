package io.stoa.problem.rest;

import io.stoa.problem.FailureCode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Lets a request body pass only up to a limit: by its announced length, and by counting where it announces none. */
@Priority(Priorities.AUTHENTICATION - 100)
public class BodyLimit implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (CountedBody.isTooMuch(request.getHeaderString(HttpHeaders.CONTENT_LENGTH))) {
            request.abortWith(Problems.answer(FailureCode.REQUEST_TOO_LARGE, CountedBody.TOO_MUCH));
        } else {
            // also where no body is declared: one of the servers calls a body without a type none
            request.setEntityStream(new CountedBody(request.getEntityStream()));
        }
    }
}
