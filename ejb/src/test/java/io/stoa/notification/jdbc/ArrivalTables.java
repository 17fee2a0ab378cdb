package io.stoa.notification.jdbc;

import io.stoa.notification.NotificationArrivals;
import io.stoa.schema.service.Database;

/** Where notifications arrive in a database. */
public final class ArrivalTables {

    private ArrivalTables() {}

    public static NotificationArrivals arrivals(Database database) {
        JdbcNotificationArrivals arrivals = new JdbcNotificationArrivals();
        arrivals.database = database.dataSource();
        return arrivals;
    }
}
