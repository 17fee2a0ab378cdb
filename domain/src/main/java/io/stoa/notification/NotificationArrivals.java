package io.stoa.notification;

/** Port: where a notification lies the moment it has arrived, and waits for the inbox to act on it. */
public interface NotificationArrivals {

    /**
     * Keeps a row. When this returns it is committed, in no transaction of the caller's; when it throws, nothing is kept, or
     * nobody knows.
     *
     * @throws io.stoa.problem.MarketplaceException with {@code ALREADY_EXISTS} when a notification with this id of App
     *     Store Connect's is kept already, with {@code DATABASE_AWAY} when the database does not answer, with
     *     {@code NOT_CONFIGURED} when what is written there would not stay
     */
    void keep(ReceivedNotification notification);
}
