package io.stoa.notification.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.apple.AppleItemId;
import io.stoa.notification.Delivery;
import io.stoa.notification.Generation;
import io.stoa.notification.MarketplaceNotification.Envelope;
import io.stoa.notification.MarketplaceNotification.Unknown;
import io.stoa.notification.ReceivedNotification;
import io.stoa.notification.Verdict;
import io.stoa.notification.jpa.NotificationTables;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JdbcNotificationArrivalsTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00.123456Z");

    @OnEveryDatabase
    void shouldKeepARowAsTheInboxReadsIt(Database database) throws IllegalAccessException {
        ReceivedNotification arrived = notification("77aa", Optional.of(new AppleItemId(6700012345L)));

        ArrivalTables.arrivals(database).keep(arrived);

        ReceivedNotification read = database.read(entities ->
                new NotificationTables(entities).inbox().find(arrived.id()).orElseThrow());
        for (Field column : ReceivedNotification.class.getDeclaredFields()) {
            if (isColumn(column)) {
                assertColumn(column, arrived, read);
            }
        }
    }

    @OnEveryDatabase
    void shouldKeepWhatLacksAllThatMayBeLacking(Database database) {
        ReceivedNotification arrived = ReceivedNotification.rejected(delivery(), "why", NOON);

        ArrivalTables.arrivals(database).keep(arrived);

        assertEquals(
                Optional.empty(),
                database.read(entities ->
                                new NotificationTables(entities).inbox().find(arrived.id()))
                        .orElseThrow()
                        .appleItemId());
    }

    @OnEveryDatabase
    void shouldKeepOneRowOfOneNotification(Database database) {
        ArrivalTables.arrivals(database).keep(notification("77aa", Optional.empty()));

        MarketplaceException duplicate = assertThrows(MarketplaceException.class, () -> ArrivalTables.arrivals(database)
                .keep(notification("77aa", Optional.empty())));

        assertEquals(FailureCode.ALREADY_EXISTS, duplicate.code());
        assertEquals(1, (long) database.read(entities ->
                new NotificationTables(entities).inbox().countReceived(NOON.minusSeconds(1), NOON.plusSeconds(1))));
    }

    @OnEveryDatabase
    void shouldTakeOneStatement(Database database) {
        List<String> statements = database.statementsOf(
                () -> ArrivalTables.arrivals(database).keep(notification("77aa", Optional.empty())));

        assertEquals(1, statements.size(), statements::toString);
    }

    @Test
    void shouldSayThatTheDatabaseIsAway() {
        JdbcNotificationArrivals arrivals = new JdbcNotificationArrivals();
        arrivals.database = absent();

        MarketplaceException away =
                assertThrows(MarketplaceException.class, () -> arrivals.keep(notification("77aa", Optional.empty())));

        assertEquals(FailureCode.DATABASE_AWAY, away.code());
    }

    @OnEveryDatabase
    void shouldRefuseAConnectionThatWouldLoseTheRowInSilence(Database database) {
        JdbcNotificationArrivals arrivals = new JdbcNotificationArrivals();
        arrivals.database = committingNothing(database.dataSource());

        MarketplaceException refused =
                assertThrows(MarketplaceException.class, () -> arrivals.keep(notification("77aa", Optional.empty())));

        assertEquals(FailureCode.NOT_CONFIGURED, refused.code());
    }

    private static DataSource committingNothing(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Connection connection = source.getConnection();
                    connection.setAutoCommit(false);
                    return connection;
                });
    }

    // both persistence providers weave fields of their own into it, and count versions as they please
    private static boolean isColumn(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !field.getName().contains("_")
                && !field.getName().contains("$")
                && !field.getName().equals("version");
    }

    private static DataSource absent() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (source, method, arguments) -> {
                    throw new SQLException("The connection was refused.", "08001");
                });
    }

    private static void assertColumn(Field column, ReceivedNotification arrived, ReceivedNotification read)
            throws IllegalAccessException {
        column.setAccessible(true);
        if (column.get(arrived) instanceof byte[] bytes) {
            assertArrayEquals(bytes, (byte[]) column.get(read));
        } else {
            assertEquals(column.get(arrived), column.get(read), column::getName);
        }
    }

    private static ReceivedNotification notification(String appleId, Optional<AppleItemId> app) {
        Envelope envelope =
                new Envelope(appleId, "AppUnavailable", Generation.SECOND, Optional.empty(), app, NOON.minusSeconds(1));
        ReceivedNotification arrived =
                new ReceivedNotification(delivery(), Verdict.ACCEPTED, new Unknown(envelope), NOON);
        arrived.dueFrom(NOON);
        return arrived;
    }

    private static Delivery delivery() {
        return new Delivery("{}".getBytes(StandardCharsets.UTF_8), "content-type: application/json", 1);
    }
}
