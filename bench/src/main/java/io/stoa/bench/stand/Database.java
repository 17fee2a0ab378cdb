package io.stoa.bench.stand;

import io.stoa.server.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The PostgreSQL that the server under test writes to, asked from outside. */
public final class Database implements AutoCloseable {

    /** The line of {@code postmaster.pid} that has the port. @see "PostgreSQL, src/include/utils/pidfile.h" */
    private static final int PORT_LINE = 3;

    private final int port;
    private final Connection connection;

    private Database(int port, Connection connection) {
        this.port = port;
        this.connection = connection;
    }

    /** The running database whose files are in a folder. */
    static Database in(Path folder) throws IOException, SQLException {
        int port = Integer.parseInt(Files.readAllLines(folder.resolve("postmaster.pid"))
                .get(PORT_LINE)
                .strip());
        String url = "jdbc:postgresql://" + Postgres.HOST + ":" + port + "/" + Postgres.DATABASE;
        Database database = new Database(port, DriverManager.getConnection(url, Postgres.USER, Postgres.PASSWORD));
        database.execute("create extension if not exists pg_stat_statements");
        return database;
    }

    public int port() {
        return port;
    }

    public String version() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The one number that a query answers with. */
    public long count(String sql, Object... parameters) throws SQLException {
        return Long.parseLong(text(sql, parameters));
    }

    /** The one value that a query answers with; empty text for no row. */
    public String text(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                query.setObject(index + 1, parameters[index]);
            }
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        }
    }

    /** Statements that were executed so far, by anybody but this class. */
    public long statements() throws SQLException {
        return count("select coalesce(sum(calls), 0)::bigint from pg_stat_statements"
                + " where query not like '%pg_stat_statements%'");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
