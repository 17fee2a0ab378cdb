package io.stoa.oauth.timer;

import io.stoa.account.LinkTokenRepository;
import io.stoa.oauth.AuthorizationCodeRepository;
import io.stoa.oauth.RefreshTokenRepository;
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

/** Forgets link tokens, refresh tokens and authorization codes that ended, once a night. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenSweep {

    /** How long a second try of a code takes back what the first one gave. */
    private static final Duration SECOND_TRIES = Duration.ofDays(1);

    private static final Logger LOG = System.getLogger(TokenSweep.class.getName());

    @Inject
    LinkTokenRepository linkTokens;

    @Inject
    RefreshTokenRepository refreshTokens;

    @Inject
    AuthorizationCodeRepository codes;

    @Inject
    Clock clock;

    @Schedule(hour = "3", minute = "17", persistent = false)
    void sweep() {
        Instant now = clock.instant();
        try {
            LOG.log(
                    Level.INFO,
                    "oauth.sweep linkTokens={0} refreshTokens={1} codes={2}",
                    linkTokens.forgetExpired(now),
                    refreshTokens.forgetExpired(now),
                    codes.forgetExpired(now.minus(SECOND_TRIES)));
        } catch (RuntimeException databaseAway) {
            // nothing may escape: one of the servers gives a timer up for good after two failures
            LOG.log(Level.WARNING, "oauth.sweep-skipped reason={0}", databaseAway.getMessage());
        }
    }
}
