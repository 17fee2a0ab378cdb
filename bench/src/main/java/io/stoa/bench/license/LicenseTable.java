package io.stoa.bench.license;

import io.stoa.server.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A database with the server's own schema and so many licences. Closing drops it. */
final class LicenseTable implements AutoCloseable {

    /** Ten apps on each of two devices of each account, of a thousand apps; one licence in seven is superseded. */
    private static final String FILL =
            """
            insert into license (license_id, apple_item_id, apple_version_id, asset_public_id, account_id, device_hash,
                state, issued_at, duration_seconds, renewed_at, request_id, version)
            select %1$d + i, 6700000000 + i %% 10 + (i / 20) %% 100 * 10, 871200000 + i %% 1000,
              md5('asset ' || i %% 5000)::uuid::text, md5('account ' || i / 20)::uuid::text,
              repeat(md5('device ' || i / 10), 2), case when i %% 7 = 0 then 'SUPERSEDED' else 'ACTIVE' end,
              1767225600000000 + i, 2592000, 1767225600000000 + i, (1000000 + i)::text, 1
            from generate_series(0, %2$d - 1) i""";

    private final String url;
    private final String name;
    private final Connection connection;
    private final long rows;

    private LicenseTable(Postgres postgres, String name, long rows) throws SQLException {
        this.url = postgres.url();
        this.name = name;
        this.rows = rows;
        administer("create database " + name);
        String own = url.substring(0, url.lastIndexOf('/') + 1) + name;
        Flyway.configure()
                .dataSource(own, Postgres.USER, Postgres.PASSWORD)
                .load()
                .migrate();
        this.connection = DriverManager.getConnection(own, Postgres.USER, Postgres.PASSWORD);
    }

    static LicenseTable with(long rows, Postgres postgres) throws SQLException {
        LicenseTable table = new LicenseTable(postgres, "licenses_" + rows, rows);
        table.fill();
        return table;
    }

    // what is read does not depend on how it was written: no log, and the indexes at once instead of row by row
    private void fill() throws SQLException {
        List<String> indexes =
                texts("select indexdef from pg_indexes where tablename = 'license' and indexname <> 'license_pkey'");
        for (String index :
                texts("select indexname from pg_indexes where tablename = 'license' and indexname <> 'license_pkey'")) {
            execute("drop index " + index);
        }
        execute("alter table license drop constraint license_pkey");
        execute("alter table license set unlogged");
        execute("set maintenance_work_mem = '512MB'");
        execute(FILL.formatted(LicenseLookup.FIRST_NUMBER, rows));
        execute("alter table license add primary key (license_id)");
        for (String index : indexes) {
            execute(index);
        }
        execute("vacuum analyze license");
    }

    long rows() {
        return rows;
    }

    Connection connection() {
        return connection;
    }

    /** Table and indexes. */
    String size() throws SQLException {
        return texts("select pg_size_pretty(pg_total_relation_size('license'))").get(0);
    }

    private List<String> texts(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (found.next()) {
                texts.add(found.getString(1));
            }
            return texts;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void administer(String sql) throws SQLException {
        try (Connection administrator = DriverManager.getConnection(url, Postgres.USER, Postgres.PASSWORD);
                Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        administer("drop database " + name);
    }
}
