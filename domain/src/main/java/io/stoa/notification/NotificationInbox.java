package io.stoa.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: where received notifications are kept for ever, with every attempt to act on them. */
public interface NotificationInbox {

    /** Whether a notification with this id of App Store Connect's is already kept. */
    boolean knows(String appleId);

    /**
     * Keeps a row in the caller's transaction. The row's own unique key tells duplicates, so nobody need look first.
     *
     * @throws io.stoa.problem.MarketplaceException with {@code ALREADY_EXISTS} when a notification with this id of App
     *     Store Connect's is kept already; the transaction is lost
     */
    void keep(ReceivedNotification notification);

    /** Keeps an attempt in the caller's transaction. */
    void note(NotificationAttempt attempt);

    Optional<ReceivedNotification> find(String id);

    /** The row, locked until the transaction ends. */
    Optional<ReceivedNotification> lock(String id);

    /** The newest hundred attempts on one notification, the first one of them first: what fails for ever has many. */
    List<NotificationAttempt> attempts(String id);

    /** The newest of those that are looked for, received before {@code cursor} where one is given; at most {@code limit}. */
    List<NotificationSummary> search(NotificationQuery query, Optional<String> cursor, int limit);

    /** Ids of those to be acted on by now, whether for the first time or again; the longest due first, at most {@code limit}. */
    List<String> due(Instant now, int limit);

    /** How many were received from {@code from} on and before {@code to}. */
    long countReceived(Instant from, Instant to);

    /** Has all that were received from {@code from} on and before {@code to} acted on again. */
    void makeDue(Instant from, Instant to, Instant now);
}
