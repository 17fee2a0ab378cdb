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

    /** Few, so that whoever acts on a flood can rest between. */
    static final int AT_ONCE = 25;

    /** One row that cannot be written is that row's matter and passed over; with several it is the database's. */
    private static final int DATABASE_AWAY = 3;

    @Inject
    NotificationInbox inbox;

    @Inject
    InboxService desk;

    @Inject
    Clock clock;

    /**
     * Acts on some of what is due now, the oldest first, each in a transaction of its own, so that one that fails does not stop the others.
     *
     * @return whether there may be more
     */
    public boolean actOnDue() {
        List<String> due = inbox.due(clock.instant(), AT_ONCE);
        int stuck = 0;
        for (String id : due) {
            stuck += actOn(id) ? 0 : 1;
            if (stuck == DATABASE_AWAY) {
                return false;
            }
        }
        return due.size() == AT_ONCE;
    }

    // false when the row could not even be put back
    private boolean actOn(String id) {
        return tried(() -> desk.actOn(id))
                // two may race to make the row of one new app: the second try finds what the first made
                .flatMap(failure -> Contention.explains(failure) ? tried(() -> desk.actOn(id)) : Optional.of(failure))
                .map(failure -> putBack(id, failure))
                .orElse(true);
    }

    // empty when it is done
    private static Optional<RuntimeException> tried(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (RuntimeException failure) {
            return Optional.of(failure);
        }
    }

    private boolean putBack(String id, RuntimeException failure) {
        LOG.log(Level.ERROR, "notification.put-back row=" + id, failure);
        Optional<RuntimeException> stuck = tried(() -> desk.putBack(id, Failures.sentence(failure)));
        stuck.ifPresent(why -> LOG.log(Level.ERROR, "notification.stuck row=" + id, why));
        return stuck.isEmpty();
    }
}
