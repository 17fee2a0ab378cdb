package io.stoa.cli.torture.play;

import io.stoa.cli.torture.history.History.Outcome;
import io.stoa.cli.torture.history.Verdict;
import io.stoa.cli.torture.plan.PlannedNotice;
import io.stoa.cli.torture.plan.PlannedNotice.Kind;
import io.stoa.cli.torture.plan.PlannedPackage;
import io.stoa.cli.torture.world.DatabaseAddress;
import io.stoa.cli.torture.world.Patience;
import io.stoa.cli.torture.world.WorldBroken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Sees the moment a notification is committed, and what a kill left of it. */
record InboxWatch(DatabaseAddress database) {

    private static final Duration STEP = Duration.ofMillis(2);

    private static final String WHOLE = "select"
            + " (select count(*) from notification where lower(apple_id) = ? and next_try_at is null),"
            + " (select count(*) from notification where lower(apple_id) = ? and next_try_at is not null),"
            + " (select count(*) from ingestion_job where coalesce(announced_version, package_version_id) = ?)";

    /**
     * Looks whether a notification and its job are both there, or neither; one that waits to be tried again has none.
     *
     * @param acknowledged then it has to be there
     */
    Outcome look(PlannedNotice notice, boolean acknowledged) {
        try (Connection connection = database.open();
                PreparedStatement look = connection.prepareStatement(WHOLE)) {
            look.setString(1, notice.id());
            look.setString(2, notice.id());
            look.setString(
                    3, notice.about().map(PlannedPackage::packageVersionId).orElse(""));
            try (ResultSet row = look.executeQuery()) {
                row.next();
                return judged(notice, acknowledged, row.getInt(1), row.getInt(2), row.getInt(3));
            }
        } catch (SQLException away) {
            throw new WorldBroken("the inbox cannot be watched", away);
        }
    }

    static Outcome judged(PlannedNotice notice, boolean acknowledged, int settled, int waiting, int jobs) {
        int there = settled + waiting;
        boolean whole = notice.kind() != Kind.AVAILABLE || settled == jobs;
        boolean right = whole && there <= 1 && (there == 1 || !acknowledged);
        String detail = notice + ": " + (acknowledged ? "acknowledged, " : "not acknowledged, ") + settled
                + " settled, " + waiting + " waiting, " + jobs + " jobs";
        return new Outcome(notice.id(), right ? Verdict.OK : Verdict.FAIL, detail);
    }

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
