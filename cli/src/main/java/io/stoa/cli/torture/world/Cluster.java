package io.stoa.cli.torture.world;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The PostgreSQL of a run: one of our own, or one that was there. Every installation has a schema of its own in it. */
public final class Cluster implements AutoCloseable {

    private final Optional<OwnPostgres> own;
    private final DatabaseAddress address;

    private Cluster(Optional<OwnPostgres> own, DatabaseAddress address) {
        this.own = own;
        this.address = address;
    }

    /** Starts one of our own, which takes some seconds. @param folder of its data */
    public static Cluster own(Path folder) throws IOException {
        OwnPostgres postgres = OwnPostgres.start(folder);
        return new Cluster(Optional.of(postgres), postgres.address());
    }

    /** One that was there already, and that nobody kills. */
    public static Cluster foreign(DatabaseAddress address) {
        return new Cluster(Optional.empty(), address);
    }

    /** Makes an empty schema. @return where it is */
    DatabaseAddress schema(String name) {
        // a seed that broke may have left it dead, which is no matter of the next
        own.filter(postgres -> !postgres.answers()).ifPresent(OwnPostgres::bringBack);
        try (Connection connection = address.open();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + name);
            return address.withSchema(name);
        } catch (SQLException refused) {
            throw new WorldBroken("the schema " + name + " cannot be made: " + refused.getMessage(), refused);
        }
    }

    void kill() {
        own.orElseThrow().kill();
    }

    void bringBack() {
        own.orElseThrow().bringBack();
    }

    @Override
    public void close() {
        own.ifPresent(OwnPostgres::close);
    }
}
