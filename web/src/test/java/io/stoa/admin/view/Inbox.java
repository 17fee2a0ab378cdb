package io.stoa.admin.view;

import io.stoa.notification.NotificationAttempt;
import io.stoa.notification.NotificationQuery;
import io.stoa.notification.NotificationSummary;
import io.stoa.notification.ReceivedNotification;
import io.stoa.notification.service.ReceivedNotifications;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Received notifications in memory. */
public class Inbox extends ReceivedNotifications {

    private final List<ReceivedNotification> kept = new ArrayList<>();
    private final List<NotificationAttempt> attempts = new ArrayList<>();
    private final List<String> replayed = new ArrayList<>();
    private NotificationQuery query = NotificationQuery.ALL;
    private int asked;

    void holds(ReceivedNotification notification) {
        kept.add(notification);
    }

    void holds(NotificationAttempt attempt) {
        attempts.add(attempt);
    }

    void clear() {
        kept.clear();
        attempts.clear();
        replayed.clear();
        asked = 0;
    }

    /** How many were asked for, over all questions. */
    int asked() {
        return asked;
    }

    /** What was looked for last. */
    NotificationQuery query() {
        return query;
    }

    /** What was acted on again, and for whom. */
    List<String> replayed() {
        return replayed;
    }

    @Override
    public List<NotificationSummary> page(NotificationQuery looked, Optional<String> cursor, int limit) {
        asked += limit;
        query = looked;
        return kept.stream().limit(limit).map(ReceivedNotification::summary).toList();
    }

    @Override
    public Detail get(String id) {
        return kept.stream()
                .filter(notification -> notification.id().equals(id))
                .findFirst()
                .map(notification -> new Detail(notification, attempts))
                .orElseThrow(() -> new MarketplaceException(FailureCode.NOT_FOUND, "There is no notification here."));
    }

    @Override
    public void replay(String id, String actor) {
        replayed.add(id + " by " + actor);
    }
}
