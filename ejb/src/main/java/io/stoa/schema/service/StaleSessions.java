package io.stoa.schema.service;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Has PostgreSQL end a transaction of ours in which nothing happens. A node that is paused, or cut off, keeps the rows it has
 * locked, and every other node that wants one of them would wait for as long.
 */
final class StaleSessions {

    private static final Logger LOG = System.getLogger(StaleSessions.class.getName());

    // longer than any transaction of ours is silent, a migration of large tables perhaps excepted
    private static final String LIMIT =
            """
            do $$ begin
              execute format('alter role %I in database %I set idle_in_transaction_session_timeout = ''5min''',
                  current_user, current_database());
            end $$""";

    private StaleSessions() {}

    /** Sets it for our role in our database; sessions that begin from now on have it. */
    static void end(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                statement.execute(LIMIT);
            }
        } catch (SQLException refused) {
            LOG.log(
                    Level.WARNING,
                    "schema.stale-sessions-stay reason={0} set idle_in_transaction_session_timeout for the role yourself",
                    refused.getMessage());
        }
    }
}
