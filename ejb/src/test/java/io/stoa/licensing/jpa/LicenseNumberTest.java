package io.stoa.licensing.jpa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One statement gives as many fresh numbers as are asked for, on either database. */
class LicenseNumberTest {

    private static final String SEQUENCE = "create sequence license_number start with 1000000 increment by 1";

    @Test
    void shouldGiveFreshNumbersOnH2() throws Exception {
        try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:license-numbers")) {
            assertGivesFreshNumbers(h2);
        }
    }

    @Test
    void shouldGiveFreshNumbersOnPostgreSql(@TempDir Path folder) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("database"))
                        .start();
                Connection postgres = server.getPostgresDatabase().getConnection()) {
            assertGivesFreshNumbers(postgres);
        }
    }

    private static void assertGivesFreshNumbers(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(SEQUENCE);
            assertEquals(List.of(1_000_000L, 1_000_001L, 1_000_002L), numbers(statement, 3));
            assertEquals(List.of(1_000_003L), numbers(statement, 1));
            assertEquals(100, numbers(statement, 100).stream().distinct().count());
        }
    }

    private static List<Long> numbers(Statement statement, int count) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(JpaLicenses.nextNumbersStatement(count))) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }
}
