package io.stoa.schema.jpa;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;

/**
 * A row whose key somebody else may be taking at this moment. Looking first and adding then would leave a gap; the
 * database's own unique key leaves none.
 */
public final class NewRow {

    private static final String UNIQUE_VIOLATION = "23505";

    private NewRow() {}

    /**
     * Adds the row now, not at the end of the transaction.
     *
     * @param otherwise what a person is told when the key is taken
     * @throws MarketplaceException with {@code ALREADY_EXISTS} when the key is taken
     */
    public static void add(EntityManager entities, Object row, String otherwise) {
        try {
            entities.persist(row);
            entities.flush();
        } catch (PersistenceException failure) {
            throw isKeyTaken(failure)
                    ? new MarketplaceException(FailureCode.ALREADY_EXISTS, otherwise, failure)
                    : failure;
        }
    }

    /** Whether a row was refused because somebody else has its key. */
    public static boolean isKeyTaken(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return UNIQUE_VIOLATION.equals(sql.getSQLState());
            }
        }
        return false;
    }
}
