package io.stoa.schema.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was revoked before there were changes is told to marketplace apps as well, and later changes come behind it. */
class FormerRevocationsTest {

    private static final String ENTRY =
            """
            insert into ledger_entry (id, at, event, actor, account_id, apple_item_id, license_id)
            values ('%s', %d, '%s', 'mara', %s, %s, %s)""";

    @Test
    void shouldBecomeChangesOnH2() throws Exception {
        assertBecomeChanges(JdbcConnectionPool.create("jdbc:h2:mem:former-revocations;DB_CLOSE_DELAY=-1", "sa", ""));
    }

    @Test
    void shouldBecomeChangesOnPostgreSql(@TempDir Path folder) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("database"))
                .start()) {
            assertBecomeChanges(server.getPostgresDatabase());
        }
    }

    private static void assertBecomeChanges(DataSource database) throws SQLException {
        migrate(database, "7");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(ENTRY.formatted("1", 100, "ISSUED", "'ann'", "6", "1000000"));
            statement.execute(ENTRY.formatted("3", 300, "REVOKED", "null", "7", "1000001"));
            statement.execute(ENTRY.formatted("2", 200, "REVOKED", "'ann'", "6", "1000000"));
        }
        migrate(database, "latest");

        assertEquals(
                List.of("1 REVOKED 1000000 ann 200", "2 REVOKED 1000001 null 300"),
                texts(
                        database,
                        "select change_number, kind, license_id, account_id, at from license_change order by 1"));
        assertEquals(List.of("1 2"), texts(database, "select id, last_number from license_change_head"));
    }

    private static void migrate(DataSource database, String target) {
        Flyway.configure()
                .dataSource(database)
                .resourceProvider(new BundledMigrations(BundledMigrations.class.getClassLoader()))
                .target(target)
                .load()
                .migrate();
    }

    private static List<String> texts(DataSource database, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    columns.add(String.valueOf(rows.getObject(i)));
                }
                texts.add(String.join(" ", columns));
            }
        }
        return texts;
    }
}
