package io.stoa.notification.service;

import io.stoa.notification.NotificationInbox;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Acts again on notifications that are due: what failed, and what somebody wants replayed. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationReplay {

    private static final Logger LOG = System.getLogger(NotificationReplay.class.getName());
    private static final int AT_ONCE = 500;

    @Inject
    NotificationInbox inbox;

    @Inject
    InboxService desk;

    @Inject
    Clock clock;

    /** Acts on what is due now, each in a transaction of its own, so that one that fails does not stop the others. */
    public void actOnDue() {
        inbox.due(clock.instant(), AT_ONCE).forEach(this::actOn);
    }

    private void actOn(String id) {
        try {
            desk.actAgain(id);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "notification.put-back row=" + id, failure);
            desk.putBack(id, Failures.sentence(failure));
        }
    }
}
