package io.stoa.problem.rest;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.row.RowId;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;

/** What nobody designed: logged with an incident id, of which alone the caller is told. */
public class UnexpectedExceptionMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(UnexpectedExceptionMapper.class.getName());
    private static final int DEEPEST_CAUSE = 20;

    @Override
    public Response toResponse(Throwable unexpected) {
        Throwable cause = unexpected;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof MarketplaceException failure) {
                return Problems.answer(failure);
            }
            if (isDatabaseAway(cause)) {
                LOG.log(Level.WARNING, "database.away reason={0}", cause.getMessage());
                return Problems.answer(FailureCode.DATABASE_AWAY, "The database does not answer. Try again shortly.");
            }
            cause = cause.getCause();
        }
        String incident = RowId.next();
        LOG.log(Level.ERROR, "incident=" + incident, unexpected);
        return Problems.answer(FailureCode.INTERNAL, "Tell the operator this incident: " + incident);
    }

    private static boolean isDatabaseAway(Throwable cause) {
        return cause instanceof SQLException
                || cause instanceof PersistenceException
                || cause instanceof RollbackException
                || cause instanceof jakarta.resource.ResourceException;
    }
}
