package io.stoa.notification.service;

import io.stoa.notification.AttemptOutcome;
import io.stoa.notification.Delivery;
import io.stoa.notification.MalformedNotification;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.notification.NotificationAttempt;
import io.stoa.notification.NotificationInbox;
import io.stoa.notification.ReceivedNotification;
import io.stoa.notification.Verdict;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keeps rows, acts on them and notes every attempt: each method is one transaction, all of it or nothing. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class InboxService {

    private static final Logger LOG = System.getLogger(InboxService.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int DOUBLINGS = 13;

    @Inject
    NotificationInbox inbox;

    @Inject
    NotificationParser parser;

    @Inject
    NotificationCommands commands;

    @Inject
    Clock clock;

    /** Keeps a notification that stands for nothing to do. */
    public void keepSettled(Delivery delivery, Verdict verdict, MarketplaceNotification notification) {
        ReceivedNotification row = new ReceivedNotification(delivery, verdict, notification, clock.instant());
        row.settled();
        inbox.keep(row);
        note(row, AttemptOutcome.NOTHING_TO_DO, Optional.empty());
    }

    /** Keeps a signed body that is no notification, so that it is not lost silently. */
    public void keepRejected(Delivery delivery, String why) {
        ReceivedNotification row = ReceivedNotification.rejected(delivery, why, clock.instant());
        row.settled();
        inbox.keep(row);
        note(row, AttemptOutcome.NOTHING_TO_DO, Optional.of(why));
        LOG.log(Level.WARNING, "notification.rejected row={0} reason={1}", row.id(), why);
    }

    /** Reads a row that is due and carries out what it stands for. What another node has done meanwhile stays done. */
    public void actOn(String id) {
        inbox.lock(id).filter(row -> row.isDue(clock.instant())).ifPresent(this::actOn);
    }

    private void actOn(ReceivedNotification row) {
        try {
            MarketplaceNotification notification = parser.parse(row.body(), row.receivedAt());
            if (isKeptElsewhere(row, notification)) {
                row.settled();
                note(row, AttemptOutcome.NOTHING_TO_DO, Optional.of("Another row holds this notification."));
                return;
            }
            row.understood(commands.verdictOn(notification), notification);
            note(row, carryOut(row.verdict(), notification), Optional.empty());
            row.settled();
        } catch (MalformedNotification malformed) {
            row.reject(malformed.sentence());
            row.settled();
            note(row, AttemptOutcome.NOTHING_TO_DO, Optional.of(malformed.sentence()));
        }
        LOG.log(Level.DEBUG, "notification.acted-on row={0} verdict={1}", row.id(), row.verdict());
    }

    // a body that was rejected has no id yet; read by a later release it may turn out to be one we have
    private boolean isKeptElsewhere(ReceivedNotification row, MarketplaceNotification notification) {
        String read = notification.envelope().id();
        return !row.appleId().equals(Optional.of(read)) && inbox.knows(read);
    }

    /** Notes that acting on a row failed, and when it is tried again. */
    public void putBack(String id, String why) {
        Instant now = clock.instant();
        inbox.lock(id).filter(row -> row.isDue(now)).ifPresent(row -> {
            row.tryAgainAt(now.plus(pauseAfter(row.attempts())));
            note(row, AttemptOutcome.FAILED, Optional.of(why));
        });
    }

    // doubles from attempt to attempt: what failed ten times wants a person, who comes in hours and not in seconds
    static Duration pauseAfter(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(attempts, 0), DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private AttemptOutcome carryOut(Verdict verdict, MarketplaceNotification notification) {
        return verdict == Verdict.ACCEPTED ? commands.carryOut(notification) : AttemptOutcome.NOTHING_TO_DO;
    }

    private void note(ReceivedNotification row, AttemptOutcome outcome, Optional<String> detail) {
        inbox.note(new NotificationAttempt(row, outcome, detail, clock.instant()));
    }
}
