package io.stoa.notification.service;

import io.stoa.audit.AuditLog;
import io.stoa.notification.NotificationAttempt;
import io.stoa.notification.NotificationInbox;
import io.stoa.notification.NotificationQuery;
import io.stoa.notification.NotificationSummary;
import io.stoa.notification.ReceivedNotification;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.row.RowId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people do with received notifications: look for them, read one, have it acted on again. */
@Stateless
public class ReceivedNotifications {

    static final int MOST_REPLAYED = 10_000;

    @Inject
    NotificationInbox inbox;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** A notification with every attempt to act on it. */
    public record Detail(ReceivedNotification notification, List<NotificationAttempt> attempts) {}

    /** The newest of those that are looked for, or from {@code cursor} on the older ones. */
    public List<NotificationSummary> page(NotificationQuery query, Optional<String> cursor, int limit) {
        if (cursor.filter(id -> !RowId.canBe(id)).isPresent()) {
            throw new MarketplaceException(FailureCode.MALFORMED_REQUEST, "\"cursor\" is not one that was given out.");
        }
        return inbox.search(query, cursor, limit);
    }

    /** @throws MarketplaceException with {@code NOT_FOUND} */
    public Detail get(String id) {
        ReceivedNotification found =
                Optional.of(id).filter(RowId::canBe).flatMap(inbox::find).orElseThrow(ReceivedNotifications::unknown);
        return new Detail(found, inbox.attempts(id));
    }

    /**
     * Has one notification read anew and acted on again, within seconds.
     *
     * @throws MarketplaceException with {@code NOT_FOUND}
     */
    public void replay(String id, String actor) {
        Optional.of(id)
                .filter(RowId::canBe)
                .flatMap(inbox::lock)
                .orElseThrow(ReceivedNotifications::unknown)
                .dueFrom(clock.instant());
        audit.record(actor, "notification.replay", id, "");
    }

    /**
     * Has everything that was received from {@code from} on and before {@code to} acted on again.
     *
     * @return how many
     * @throws MarketplaceException with {@code MALFORMED_REQUEST} when the period is none, or holds too many
     */
    public long replay(Instant from, Instant to, String actor) {
        if (!from.isBefore(to)) {
            throw new MarketplaceException(FailureCode.MALFORMED_REQUEST, "\"from\" is not before \"to\".");
        }
        long count = inbox.countReceived(from, to);
        if (count > MOST_REPLAYED) {
            throw new MarketplaceException(
                    FailureCode.MALFORMED_REQUEST,
                    "The period holds " + count + " notifications; replay at most " + MOST_REPLAYED + " at a time.");
        }
        inbox.makeDue(from, to, clock.instant());
        audit.record(actor, "notification.replay-period", "", from + " to " + to + ": " + count);
        return count;
    }

    private static MarketplaceException unknown() {
        return new MarketplaceException(FailureCode.NOT_FOUND, "There is no notification with this id.");
    }
}
