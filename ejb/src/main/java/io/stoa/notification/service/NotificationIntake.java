package io.stoa.notification.service;

import io.stoa.notification.Delivery;
import io.stoa.notification.MalformedNotification;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.schema.jpa.Contention;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;

/**
 * Takes in a genuine notification. When it returns, the row is committed: nothing that App Store Connect was told we have
 * can be lost.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationIntake {

    private static final Logger LOG = System.getLogger(NotificationIntake.class.getName());

    @Inject
    NotificationParser parser;

    @Inject
    InboxService desk;

    @Inject
    Clock clock;

    /**
     * Keeps the notification and carries out what it stands for. A duplicate is a quiet success, and so is one that can be
     * kept but not yet carried out.
     *
     * @throws MalformedNotification when it is none; the body is kept all the same
     */
    public void receive(Delivery delivery) {
        MarketplaceNotification notification = parse(delivery);
        tried(() -> desk.accept(delivery, notification))
                // two notifications may race to make the row of one new app: the second try finds what the first made
                .flatMap(failure -> Contention.explains(failure)
                        ? tried(() -> desk.accept(delivery, notification))
                        : Optional.of(failure))
                .ifPresent(failure -> keepForLater(delivery, notification, failure));
    }

    private MarketplaceNotification parse(Delivery delivery) {
        try {
            return parser.parse(delivery.body(), clock.instant());
        } catch (MalformedNotification malformed) {
            desk.keepRejected(delivery, malformed.sentence());
            throw malformed;
        }
    }

    private void keepForLater(Delivery delivery, MarketplaceNotification notification, RuntimeException failure) {
        tried(() -> desk.keepForLater(delivery, notification, Failures.sentence(failure)))
                .ifPresent(databaseAway -> {
                    throw databaseAway;
                });
        LOG.log(
                Level.ERROR,
                "notification.put-back id="
                        + InboxService.printable(notification.envelope().id()),
                failure);
    }

    // empty when it is done, or was done before
    private static Optional<RuntimeException> tried(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (MarketplaceException | EJBException failure) {
            return isDuplicate(failure) ? Optional.empty() : Optional.of(failure);
        }
    }

    private static boolean isDuplicate(RuntimeException failure) {
        return failure instanceof MarketplaceException refusal && refusal.code() == FailureCode.ALREADY_EXISTS;
    }
}
