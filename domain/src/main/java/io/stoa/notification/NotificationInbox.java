package io.stoa.notification;

import java.util.List;

/** Port: where received notifications are kept for ever. */
public interface NotificationInbox {

    /** Whether a notification with this id of App Store Connect's is already kept. */
    boolean knows(String appleId);

    /** Keeps a row in the caller's transaction; two rows with one id of App Store Connect's cannot both commit. */
    void keep(ReceivedNotification notification);

    /** The newest first, at most {@code limit}. */
    List<ReceivedNotification> newest(int limit);
}
