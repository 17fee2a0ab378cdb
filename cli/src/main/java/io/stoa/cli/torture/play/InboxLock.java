package io.stoa.cli.torture.play;

import io.stoa.cli.torture.world.DatabaseAddress;
import io.stoa.cli.torture.world.Patience;
import io.stoa.cli.torture.world.WorldBroken;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Somebody who holds a lock that every notification needs, as a careless migration or a long backup does. */
record InboxLock(DatabaseAddress database) {

    void hold(Duration time) {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table notification in access exclusive mode");
            Patience.pass(time);
            connection.rollback();
        } catch (SQLException refused) {
            throw new WorldBroken("the inbox cannot be locked", refused);
        }
    }
}
