package io.stoa.notification.jdbc;

import io.stoa.apple.AppleItemId;
import io.stoa.notification.NotificationArrivals;
import io.stoa.notification.ReceivedNotification;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.row.InstantConverter;
import io.stoa.schema.jpa.NewRow;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * One insert on a connection that commits by itself: no unit of work, no transaction manager. It is the one write App Store
 * Connect waits for, and its row stands alone.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JdbcNotificationArrivals implements NotificationArrivals {

    private static final String INSERT =
            """
            insert into notification (id, received_at, body, verdict, apple_id, type, apple_item_id, event_time, generation,
                headers, signed_by, next_try_at, detail, attempts, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)""";

    private static final InstantConverter MICROS = new InstantConverter();

    @Resource(name = "jdbc/stoa")
    DataSource database;

    @Override
    public void keep(ReceivedNotification notification) {
        try (Connection connection = database.getConnection()) {
            requireCommitByItself(connection);
            insert(notification, connection);
        } catch (SQLException failure) {
            throw NewRow.isKeyTaken(failure)
                    ? new MarketplaceException(
                            FailureCode.ALREADY_EXISTS, "This notification is kept already.", failure)
                    : new MarketplaceException(
                            FailureCode.DATABASE_AWAY, "The database does not answer. Try again shortly.", failure);
        }
    }

    // the row would be gone with the connection, and App Store Connect would have been told that it is kept
    private static void requireCommitByItself(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new MarketplaceException(
                    FailureCode.NOT_CONFIGURED,
                    "The data source hands out connections that do not commit by themselves. Set it so that they do.");
        }
    }

    private static void insert(ReceivedNotification notification, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            new Row(insert).fill(notification);
            insert.executeUpdate();
        }
    }

    /** The parameters of the statement, set one after the other. */
    private static final class Row {

        private final PreparedStatement insert;
        private int last;

        Row(PreparedStatement insert) {
            this.insert = insert;
        }

        void fill(ReceivedNotification notification) throws SQLException {
            text(notification.id());
            number(micros(notification.receivedAt()));
            insert.setBytes(++last, notification.body());
            text(notification.verdict().name());
            text(notification.appleId().orElse(null));
            text(notification.type().orElse(null));
            number(notification.appleItemId().map(AppleItemId::value));
            number(notification.eventTime().flatMap(Row::micros));
            text(notification.generation().map(Enum::name).orElse(null));
            text(notification.headers().orElse(null));
            number(notification.signedBy().map(Long::valueOf));
            number(notification.nextTryAt().flatMap(Row::micros));
            text(notification.detail().orElse(null));
            number(Optional.of((long) notification.attempts()));
        }

        private void text(String text) throws SQLException {
            insert.setString(++last, text);
        }

        private void number(Optional<Long> number) throws SQLException {
            if (number.isPresent()) {
                insert.setLong(++last, number.get());
            } else {
                insert.setNull(++last, Types.BIGINT);
            }
        }

        private static Optional<Long> micros(Instant moment) {
            return Optional.of(MICROS.convertToDatabaseColumn(moment));
        }
    }
}
