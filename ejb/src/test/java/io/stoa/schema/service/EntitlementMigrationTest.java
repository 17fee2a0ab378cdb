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

/** Who was entitled before there were grants still is, and what needed an entitlement still does. */
class EntitlementMigrationTest {

    @Test
    void shouldKeepWhatWasGrantedAndWhatNeedsIt() throws SQLException {
        DataSource database = JdbcConnectionPool.create("jdbc:h2:mem:before-grants;DB_CLOSE_DELAY=-1", "sa", "");
        migrate(database, "12");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into account (id, login, created_at, version) values"
                    + " ('019a9c2e-0000-7000-8000-000000000001', 'ann', 5, 0)");
            statement.execute("insert into entitlement (account_id, apple_item_id, granted_at) values"
                    + " ('019a9c2e-0000-7000-8000-000000000001', 9223372036854775807, 7)");
            statement.execute("insert into app (apple_item_id, distribution, version) values"
                    + " (6, 'DISTRIBUTED', 0), (7, 'DISTRIBUTED', 0), (8, 'DISTRIBUTED', 0)");
            statement.execute("insert into app_license_terms (apple_item_id, needs_entitlement, version) values"
                    + " (6, true, 0), (7, false, 0)");
        }
        migrate(database, "13");

        assertEquals(
                Set.of("019a9c2e-0000-7000-8000-000000000001-9223372036854775807"
                        + " app 9223372036854775807 9223372036854775807 7 unknown"),
                texts(
                        database,
                        "select id || ' ' || target || ' ' || apple_item_id || ' ' || granted_at || ' ' || granted_by"
                                + " from entitlement_grant where revoked_at is null and expires_at is null"));
        assertEquals(
                Set.of("6 ENTITLEMENT", "7 -", "8 -"),
                texts(database, "select apple_item_id || ' ' || coalesce(access_rule, '-') from app"));
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
