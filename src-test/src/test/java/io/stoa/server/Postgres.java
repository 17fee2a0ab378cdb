package io.stoa.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A PostgreSQL of our own, with nothing in it; on any free port of the loopback address. As an operator's it keeps what it
 * has acknowledged, and it can say which statements it was given.
 */
public final class Postgres implements AutoCloseable {

    public static final String HOST = "127.0.0.1";
    public static final String DATABASE = "postgres";
    public static final String USER = "postgres";
    public static final String PASSWORD = "postgres";

    private final EmbeddedPostgres database;

    private Postgres(EmbeddedPostgres database) {
        this.database = database;
    }

    /**
     * Starts it in a folder of the workplace, which is emptied first.
     *
     * @throws ServerNotStarted when it does not start
     */
    public static Postgres start(Workplace workplace) {
        try {
            return new Postgres(EmbeddedPostgres.builder()
                    .setDataDirectory(workplace.folder("database"))
                    .setCleanDataDirectory(true)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .start());
        } catch (IOException unusable) {
            throw new ServerNotStarted("PostgreSQL cannot be started", unusable);
        }
    }

    /** Of the loopback address. */
    public int port() {
        return database.getPort();
    }

    /** For JDBC. */
    public String url() {
        return "jdbc:postgresql://" + HOST + ":" + port() + "/" + DATABASE;
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (IOException stubborn) {
            throw new UncheckedIOException("PostgreSQL cannot be stopped", stubborn);
        }
    }
}
