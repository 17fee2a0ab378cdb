package io.stoa.account.timer;

import io.stoa.account.LetterRepository;
import io.stoa.account.PasswordTokenRepository;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets orders of letters after a week and links that are too old, once a night. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LetterSweep {

    private static final Logger LOG = System.getLogger(LetterSweep.class.getName());
    private static final Duration KEPT = Duration.ofDays(7);

    @Inject
    LetterRepository orders;

    @Inject
    PasswordTokenRepository tokens;

    @Inject
    Clock clock;

    @Schedule(hour = "3", minute = "27", persistent = false)
    void sweep() {
        Instant now = clock.instant();
        try {
            LOG.log(
                    Level.INFO,
                    "account.sweep letters={0} links={1}",
                    orders.forgetOrderedBefore(now.minus(KEPT)),
                    tokens.forgetExpired(now));
        } catch (RuntimeException databaseAway) {
            // nothing may escape: one of the servers gives a timer up for good after two failures
            LOG.log(Level.WARNING, "account.sweep-skipped reason={0}", databaseAway.getMessage());
        }
    }
}
