package io.stoa.cli.torture.play;

import io.stoa.cli.torture.world.DatabaseAddress;
import io.stoa.cli.torture.world.Patience;
import io.stoa.cli.torture.world.WorldBroken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Sees the moment a notification is committed. */
record InboxWatch(DatabaseAddress database) {

    private static final Duration STEP = Duration.ofMillis(2);

    /** @return whether it was committed in time */
    boolean awaitRow(String notificationId, Duration limit) {
        try (Connection connection = database.open();
                PreparedStatement look =
                        connection.prepareStatement("select 1 from notification where lower(apple_id) = ?")) {
            look.setString(1, notificationId);
            return Patience.until(limit, STEP, () -> finds(look));
        } catch (SQLException away) {
            throw new WorldBroken("the inbox cannot be watched", away);
        }
    }

    private static boolean finds(PreparedStatement look) {
        try (ResultSet rows = look.executeQuery()) {
            return rows.next();
        } catch (SQLException away) {
            throw new WorldBroken("the inbox cannot be watched", away);
        }
    }
}
