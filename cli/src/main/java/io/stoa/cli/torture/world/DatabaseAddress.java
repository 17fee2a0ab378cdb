package io.stoa.cli.torture.world;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** Where a PostgreSQL is. */
public record DatabaseAddress(String url, String user, String password) {

    public Connection open() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    DatabaseAddress withSchema(String name) {
        return new DatabaseAddress(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + name, user, password);
    }

    Map<String, String> configuration() {
        return Map.of("stoa.database.url", url, "stoa.database.user", user, "stoa.database.password", password);
    }
}
