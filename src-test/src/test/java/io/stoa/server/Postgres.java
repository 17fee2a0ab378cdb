package io.stoa.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A PostgreSQL of our own, with nothing in it; on any free port of the loopback address. */
final class Postgres implements AutoCloseable {

    static final String HOST = "127.0.0.1";
    static final String DATABASE = "postgres";
    static final String USER = "postgres";
    static final String PASSWORD = "postgres";

    private final EmbeddedPostgres database;

    private Postgres(EmbeddedPostgres database) {
        this.database = database;
    }

    static Postgres start(Workplace workplace) {
        try {
            return new Postgres(EmbeddedPostgres.builder()
                    .setDataDirectory(workplace.folder("database"))
                    .setCleanDataDirectory(true)
                    .start());
        } catch (IOException unusable) {
            throw new ServerNotStarted("PostgreSQL cannot be started", unusable);
        }
    }

    int port() {
        return database.getPort();
    }

    String url() {
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
