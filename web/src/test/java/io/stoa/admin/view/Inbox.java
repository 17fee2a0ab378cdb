package io.stoa.admin.view;

import io.stoa.notification.NotificationInbox;
import io.stoa.notification.ReceivedNotification;
import java.util.ArrayList;
import java.util.List;

/** Received notifications in memory. */
final class Inbox implements NotificationInbox {

    private final List<ReceivedNotification> kept = new ArrayList<>();
    private int asked;

    void holds(ReceivedNotification notification) {
        kept.add(notification);
    }

    void clear() {
        kept.clear();
        asked = 0;
    }

    /** How many were asked for, over all questions. */
    int asked() {
        return asked;
    }

    @Override
    public boolean knows(String appleId) {
        return kept.stream()
                .anyMatch(notification ->
                        notification.appleId().filter(appleId::equals).isPresent());
    }

    @Override
    public void keep(ReceivedNotification notification) {
        kept.add(notification);
    }

    @Override
    public List<ReceivedNotification> newest(int limit) {
        asked += limit;
        return kept.stream().limit(limit).toList();
    }
}
