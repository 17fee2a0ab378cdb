package io.stoa.problem.rest;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** A designed failure as its problem document; who is not known is told how to say who they are. */
public class MarketplaceExceptionMapper implements ExceptionMapper<MarketplaceException> {

    @Override
    public Response toResponse(MarketplaceException failure) {
        Response problem = Problems.answer(failure);
        return failure.code() == FailureCode.CALLER_UNKNOWN
                ? Response.fromResponse(problem)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                        .build()
                : problem;
    }
}
