package io.stoa.problem.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** What escaped a resource, as its problem document. */
public class UnexpectedExceptionMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable escaped) {
        return Problems.answer(DesignedFailure.of(escaped));
    }
}
