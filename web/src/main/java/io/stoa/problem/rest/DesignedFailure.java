package io.stoa.problem.rest;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.row.RowId;
import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import jakarta.transaction.RollbackException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Finds the failure we designed in what escaped: one of ours that a container wrapped, or a database that does not
 * answer, which is nobody's mistake and soon over.
 */
public final class DesignedFailure {

    private static final Logger LOG = System.getLogger(DesignedFailure.class.getName());
    private static final int DEEPEST_CAUSE = 20;

    private DesignedFailure() {}

    /** What the caller is told: the failure we designed, or else an incident, logged by an id of which alone he is told. */
    public static MarketplaceException of(Throwable escaped) {
        MarketplaceException failure = within(escaped).orElseGet(() -> incident(escaped));
        if (failure.code() == FailureCode.DATABASE_AWAY) {
            LOG.log(Level.WARNING, "database.away reason={0}", String.valueOf(failure.getCause()));
        }
        return failure;
    }

    private static MarketplaceException incident(Throwable unexpected) {
        String incident = RowId.next();
        LOG.log(Level.ERROR, "incident=" + incident, unexpected);
        return new MarketplaceException(
                FailureCode.INTERNAL, "Tell the operator this incident: " + incident, unexpected);
    }

    /** Empty where nobody designed what happened. */
    public static Optional<MarketplaceException> within(Throwable escaped) {
        Throwable cause = escaped;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof MarketplaceException designed) {
                return Optional.of(designed);
            }
            if (comesFromTheDatabase(cause)) {
                return Optional.of(new MarketplaceException(
                        FailureCode.DATABASE_AWAY, "The database does not answer. Try again shortly.", cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static boolean comesFromTheDatabase(Throwable cause) {
        return cause instanceof SQLException
                || cause instanceof PersistenceException
                || cause instanceof RollbackException
                || cause instanceof ResourceException;
    }
}
