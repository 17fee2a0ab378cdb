package io.stoa.schema.service;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A node that stops in the midst of a transaction holds the others up for minutes, not for ever. */
class StaleSessionsTest {

    @Test
    void shouldHavePostgreSqlEndWhatIsSilentInATransaction() throws SQLException {
        assertEquals("5min", limitOf(Engine.POSTGRESQL.migrated()));
    }

    @Test
    void shouldHaveItForARoleThatMayLittle() throws SQLException {
        DataSource database = Engine.POSTGRESQL.migrated();
        try (Connection owner = database.getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("create role modest login password 'modest'");
            statement.execute("set role modest");
            assertDoesNotThrow(() -> statement.execute("alter role modest in database " + owner.getCatalog()
                    + " set idle_in_transaction_session_timeout = '5min'"));
            statement.execute("reset role");
            statement.execute("drop role modest");
        }
    }

    @Test
    void shouldAskOtherDatabasesForNothing() {
        assertDoesNotThrow(() -> StaleSessions.end(Engine.H2.migrated()));
    }

    private static String limitOf(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show idle_in_transaction_session_timeout")) {
            row.next();
            return row.getString(1);
        }
    }
}
