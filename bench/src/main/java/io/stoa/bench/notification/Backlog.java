package io.stoa.bench.notification;

import io.stoa.bench.stand.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Notifications that were taken in and are not acted on yet. */
record Backlog(Database database) {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(50);

    /**
     * Waits until nothing is left to act on, so that the next round has the machine to itself.
     *
     * @return how many were acted on in a second
     */
    double workOff() throws IOException, SQLException {
        long begun = System.nanoTime();
        long before = size();
        for (long left = before; left > 0; left = size()) {
            if (since(begun).compareTo(LIMIT) > 0) {
                throw new IOException(left + " of " + before + " notifications are not acted on after " + LIMIT + ".");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return before * 1e9 / since(begun).toNanos();
    }

    private long size() throws SQLException {
        return database.count("select count(*) from notification where next_try_at is not null");
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
