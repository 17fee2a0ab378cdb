package io.stoa.schema.jpa;

import java.sql.SQLException;

/** Failures that come from somebody else writing at the same moment. Who tries again finds what the other has made. */
public final class Contention {

    private static final String CONSTRAINT_VIOLATED = "23";
    private static final String ROLLED_BACK = "40";

    private Contention() {}

    /** Whether a key was taken meanwhile, or the transaction was given up in favour of another. */
    public static boolean explains(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith(CONSTRAINT_VIOLATED)
                        || sql.getSQLState().startsWith(ROLLED_BACK);
            }
        }
        return false;
    }
}
