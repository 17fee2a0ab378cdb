package io.stoa.notification.service;

import io.stoa.notification.NotificationInbox;
import io.stoa.schema.jpa.Contention;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Acts on notifications that are due: what has just arrived, what failed, and what somebody wants replayed. */
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

    /**
     * Acts on what is due now, each in a transaction of its own, so that one that fails does not stop the others.
     *
     * @return whether there may be more
     */
    public boolean actOnDue() {
        List<String> due = inbox.due(clock.instant(), AT_ONCE);
        due.forEach(this::actOn);
        return due.size() == AT_ONCE;
    }

    private void actOn(String id) {
        tried(id)
                // two may race to make the row of one new app: the second try finds what the first made
                .flatMap(failure -> Contention.explains(failure) ? tried(id) : Optional.of(failure))
                .ifPresent(failure -> putBack(id, failure));
    }

    // empty when it is done
    private Optional<RuntimeException> tried(String id) {
        try {
            desk.actOn(id);
            return Optional.empty();
        } catch (RuntimeException failure) {
            return Optional.of(failure);
        }
    }

    private void putBack(String id, RuntimeException failure) {
        LOG.log(Level.ERROR, "notification.put-back row=" + id, failure);
        desk.putBack(id, Failures.sentence(failure));
    }
}
