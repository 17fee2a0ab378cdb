package io.stoa.problem.rest;

import io.stoa.problem.FailureCode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/**
 * What JAX-RS itself refuses (no such path, wrong method, unacceptable type) as a problem document. One of the servers
 * also holds callers to the role annotations before {@link AccessGuard} does: its refusals are told in the same words.
 */
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException refusal) {
        Response answer = refusal.getResponse();
        return switch (answer.getStatus()) {
            case 401 -> AccessGuard.callerUnknown();
            case 403 -> AccessGuard.notAllowed();
            case 404 -> Problems.answer(FailureCode.NOT_FOUND, "Nothing answers at this address.");
            default -> asProblem(answer);
        };
    }

    // what it says beside its status, such as the methods that are allowed, stays
    private static Response asProblem(Response answer) {
        return Response.fromResponse(answer)
                .type(ProblemType.MEDIA_TYPE)
                .entity(ProblemType.ofStatus(
                                answer.getStatus(), answer.getStatusInfo().getReasonPhrase())
                        .toString())
                .build();
    }
}
