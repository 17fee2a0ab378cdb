package io.stoa.notification.service;

import io.stoa.notification.MalformedNotification;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.notification.NotificationInbox;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Takes in the body of a genuine notification. When it returns, the row is committed: nothing that App Store Connect was
 * told we have can be lost.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationIntake {

    @Inject
    NotificationParser parser;

    @Inject
    NotificationInbox inbox;

    @Inject
    NotificationCommands commands;

    /**
     * Keeps the notification and carries out what it stands for. A duplicate is a quiet success.
     *
     * @throws MalformedNotification when it is none; the body is kept all the same
     */
    public void receive(byte[] body) {
        MarketplaceNotification notification = parse(body);
        String appleId = notification.envelope().id();
        if (!inbox.knows(appleId)) {
            accept(body, notification);
        }
    }

    private MarketplaceNotification parse(byte[] body) {
        try {
            return parser.parse(body);
        } catch (MalformedNotification malformed) {
            commands.keepRejected(body, malformed.sentence());
            throw malformed;
        }
    }

    // two deliveries may race past the look-up, or two notifications to make the row of one new app: a unique key lets
    // one
    // commit, and the second try finds what the first has made
    private void accept(byte[] body, MarketplaceNotification notification) {
        try {
            commands.accept(body, notification);
        } catch (EJBException raced) {
            if (!inbox.knows(notification.envelope().id())) {
                commands.accept(body, notification);
            }
        }
    }
}
