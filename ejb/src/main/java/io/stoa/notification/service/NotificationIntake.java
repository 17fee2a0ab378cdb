package io.stoa.notification.service;

import io.stoa.notification.Delivery;
import io.stoa.notification.MalformedNotification;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.notification.NotificationArrivals;
import io.stoa.notification.ReceivedNotification;
import io.stoa.notification.Verdict;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;

/**
 * Takes in a genuine notification. When it returns, the row is committed: nothing that App Store Connect was told we have
 * can be lost. What the notification stands for is carried out right after, so that neither a lock nor a failure there
 * can make App Store Connect wait or be told no.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationIntake {

    private static final Logger LOG = System.getLogger(NotificationIntake.class.getName());

    @Inject
    NotificationParser parser;

    @Inject
    NotificationCommands commands;

    @Inject
    NotificationArrivals arrivals;

    @Inject
    InboxService desk;

    @Inject
    NotificationBell bell;

    @Inject
    Clock clock;

    /**
     * Keeps the notification. A duplicate is a quiet success.
     *
     * @throws MalformedNotification when it is none; the body is kept all the same
     */
    public void receive(Delivery delivery) {
        MarketplaceNotification notification = parse(delivery);
        if (isNew(delivery, notification)) {
            ring();
        }
    }

    private boolean isNew(Delivery delivery, MarketplaceNotification notification) {
        try {
            keep(delivery, notification);
            return true;
        } catch (MarketplaceException failure) {
            if (failure.code() != FailureCode.ALREADY_EXISTS) {
                throw failure;
            }
            return false;
        }
    }

    // what stands for something to do is due from now on
    private void keep(Delivery delivery, MarketplaceNotification notification) {
        Verdict verdict = commands.verdictOn(notification);
        if (verdict == Verdict.ACCEPTED) {
            Instant now = clock.instant();
            ReceivedNotification row = new ReceivedNotification(delivery, verdict, notification, now);
            row.dueFrom(now);
            arrivals.keep(row);
        } else {
            desk.keepSettled(delivery, verdict, notification);
        }
        LOG.log(
                Level.INFO,
                "notification.received id={0} type={1} verdict={2} secret={3}",
                printable(notification.envelope().id()),
                printable(notification.envelope().type()),
                verdict,
                delivery.secret().isPresent() ? String.valueOf(delivery.secret().getAsInt()) : "none, recovered");
    }

    // what came over the wire may hold line breaks that would forge a line of the log
    static String printable(String text) {
        return text.replaceAll("[^\\x21-\\x7e]", "?");
    }

    // what is kept is kept, though the node be stopping and its beans be gone
    private void ring() {
        try {
            bell.ring();
        } catch (RuntimeException stopping) {
            LOG.log(Level.WARNING, "notification.bell-lost it is acted on after the next start", stopping);
        }
    }

    private MarketplaceNotification parse(Delivery delivery) {
        try {
            return parser.parse(delivery.body(), clock.instant());
        } catch (MalformedNotification malformed) {
            desk.keepRejected(delivery, malformed.sentence());
            throw malformed;
        }
    }
}
