package io.stoa.problem.rest;

import io.stoa.problem.MarketplaceException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** A designed failure as its problem document. */
public class MarketplaceExceptionMapper implements ExceptionMapper<MarketplaceException> {

    @Override
    public Response toResponse(MarketplaceException failure) {
        return Problems.answer(failure);
    }
}
