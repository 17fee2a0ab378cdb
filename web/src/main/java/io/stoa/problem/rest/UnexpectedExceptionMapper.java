package io.stoa.problem.rest;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.row.RowId;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What escaped a resource: the failure we designed, or else an incident, logged by an id of which alone the caller is told. */
public class UnexpectedExceptionMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(UnexpectedExceptionMapper.class.getName());

    @Override
    public Response toResponse(Throwable escaped) {
        return DesignedFailure.within(escaped)
                .map(UnexpectedExceptionMapper::designed)
                .orElseGet(() -> incident(escaped));
    }

    private static Response designed(MarketplaceException failure) {
        if (failure.code() == FailureCode.DATABASE_AWAY) {
            LOG.log(Level.WARNING, "database.away reason={0}", failure.getCause());
        }
        return Problems.answer(failure);
    }

    private static Response incident(Throwable unexpected) {
        String incident = RowId.next();
        LOG.log(Level.ERROR, "incident=" + incident, unexpected);
        return Problems.answer(FailureCode.INTERNAL, "Tell the operator this incident: " + incident);
    }
}
