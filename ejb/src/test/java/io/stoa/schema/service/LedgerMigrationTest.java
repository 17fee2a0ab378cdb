package io.stoa.schema.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** Licences that were issued before there was a ledger are in it, and nobody's install becomes a first one again. */
class LedgerMigrationTest {

    private static final String COLUMNS =
            """
            insert into license (license_id, apple_item_id, apple_version_id, asset_public_id, account_id, device_hash,
                state, issued_at, duration_seconds, request_id, version) values
            """;
    private static final String ROWS =
            """
            (1000000, 6, 1, 'a', 'ann', 'phone', 'ACTIVE', 10, 60, 'r1', 0),
            (1000001, 6, 2, 'b', 'ann', 'tablet', 'ACTIVE', 20, 60, 'r2', 0),
            (1000002, 7, 3, 'c', 'ann', 'phone', 'ACTIVE', 30, 60, 'r3', 0),
            (1000003, 6, 1, 'a', null, 'phone', 'SUPERSEDED', 40, 60, 'r4', 0),
            (1000004, 6, 2, 'b', null, 'phone', 'ACTIVE', 50, 60, 'r5', 0)""";

    @Test
    void shouldWriteFormerIssuesIntoTheLedger() throws SQLException {
        DataSource database = JdbcConnectionPool.create("jdbc:h2:mem:before-ledger;DB_CLOSE_DELAY=-1", "sa", "");
        migrate(database, "6");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(COLUMNS + ROWS);
        }
        migrate(database, "7");

        assertEquals(
                Set.of("1000000 10", "1000001 20", "1000002 30", "1000003 40", "1000004 50"),
                texts(database, "select license_id || ' ' || at from ledger_entry where event = 'ISSUED'"));
        assertEquals(
                Set.of("ann 6 10", "ann 7 30", "phone 6 40"),
                texts(
                        database,
                        "select holder || ' ' || apple_item_id || ' ' || installed_at from first_annual_install"));
    }

    private static void migrate(DataSource database, String target) {
        ClassLoader loader = BundledMigrations.class.getClassLoader();
        Flyway.configure(loader)
                .dataSource(database)
                .resourceProvider(new BundledMigrations(loader))
                .target(target)
                .load()
                .migrate();
    }

    private static Set<String> texts(DataSource database, String query) throws SQLException {
        Set<String> texts = new TreeSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
