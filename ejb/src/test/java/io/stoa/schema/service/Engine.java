package io.stoa.schema.service;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The two databases, migrated by the very class that migrates them on a server. Both tell the time in Tokyo, so that a
 * moment kept without its zone shows.
 */
enum Engine {
    H2 {
        @Override
        DataSource open() {
            return JdbcConnectionPool.create(
                    "jdbc:h2:mem:stoa;DB_CLOSE_DELAY=-1;TIME ZONE=Asia/Tokyo;LOCK_TIMEOUT=20000", "sa", "");
        }

        @Override
        String emptying(String tables) {
            return "set referential_integrity false; "
                    + ("truncate table " + tables.replace(",", "; truncate table "))
                    + "; set referential_integrity true";
        }

        @Override
        String waiting() {
            return "select session_id from information_schema.sessions where blocker_id is not null";
        }
    },
    POSTGRESQL {
        @Override
        DataSource open() {
            try {
                PGSimpleDataSource database =
                        (PGSimpleDataSource) EmbeddedPostgres.builder().start().getPostgresDatabase();
                database.setOptions("-c TimeZone=Asia/Tokyo");
                return database;
            } catch (IOException notStarted) {
                throw new UncheckedIOException("PostgreSQL does not start", notStarted);
            }
        }

        @Override
        String emptying(String tables) {
            return "truncate table " + tables;
        }

        @Override
        String waiting() {
            return "select pid from pg_stat_activity where wait_event_type = 'Lock'";
        }
    };

    private static final Map<Engine, DataSource> MIGRATED = new ConcurrentHashMap<>();

    abstract DataSource open();

    /** The statement that takes every row out of the tables. */
    abstract String emptying(String tables);

    /** The question for the connections that wait for what another one has locked. */
    abstract String waiting();

    DataSource migrated() {
        return MIGRATED.computeIfAbsent(this, Engine::migrate);
    }

    private static DataSource migrate(Engine engine) {
        DataSource database = engine.open();
        DatabaseMigration migration = new DatabaseMigration();
        migration.dataSource = database;
        migration.migrate();
        return database;
    }
}
