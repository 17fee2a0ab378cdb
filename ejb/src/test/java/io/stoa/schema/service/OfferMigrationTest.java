package io.stoa.schema.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** A database of the first release goes on offering what it offered. */
class OfferMigrationTest {

    private static final String ROWS =
            """
            insert into app (apple_item_id, distribution, withdrawn_at, version)
                values (1, 'DISTRIBUTED', null, 0), (2, 'DISTRIBUTED', 50, 0);
            insert into distribution_package (package_id, apple_item_id, admitted_at, withdrawn_at, version) values
                ('never', 1, null, null, 0), ('offered', 1, 10, null, 0), ('withdrawn', 1, 10, 20, 0),
                ('readmitted', 1, 30, 20, 0), ('together', 1, 20, 20, 0),
                ('app-withdrawn', 2, 40, 30, 0), ('app-readmitted', 2, 60, null, 0), ('orphan', 3, 10, null, 0)""";

    @Test
    void shouldSettleWhatWasOnOfferBefore() throws SQLException {
        DataSource database = JdbcConnectionPool.create("jdbc:h2:mem:former;DB_CLOSE_DELAY=-1", "sa", "");
        migrate(database, "1");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(ROWS);
        }
        migrate(database, "2");

        assertEquals(
                Map.of(
                        "never", "0",
                        "offered", "on offer",
                        "withdrawn", "20",
                        "readmitted", "on offer",
                        "together", "20",
                        "app-withdrawn", "50",
                        "app-readmitted", "on offer",
                        "orphan", "on offer"),
                ends(database));
    }

    private static void migrate(DataSource database, String target) {
        Flyway.configure(BundledMigrations.class.getClassLoader())
                .dataSource(database)
                .resourceProvider(new BundledMigrations(BundledMigrations.class.getClassLoader()))
                .target(target)
                .load()
                .migrate();
    }

    private static Map<String, String> ends(DataSource database) throws SQLException {
        Map<String, String> ends = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select package_id, offer_ended_at from distribution_package")) {
            while (rows.next()) {
                String end = rows.getString(2);
                ends.put(rows.getString(1), end == null ? "on offer" : end);
            }
        }
        return ends;
    }
}
