package io.stoa.account.service;

import io.stoa.account.LetterKind;
import io.stoa.account.LetterOrder;
import io.stoa.account.LetterRepository;
import io.stoa.account.MailAddress;
import io.stoa.account.Postbox;
import io.stoa.identity.Login;
import io.stoa.identity.service.SignInThrottle;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;

/** Takes orders for letters. Nobody learns from it whether an address has an account. */
@Stateless
public class Letters {

    private static final Logger LOG = System.getLogger(Letters.class.getName());
    private static final String ZONE = "letter";
    private static final int MOST_AN_HOUR = 3;

    @Inject
    LetterRepository orders;

    @Inject
    Postbox postbox;

    @Inject
    SignInThrottle throttle;

    @Inject
    Clock clock;

    /** Whether letters can be sent at all. */
    public boolean canBeSent() {
        return postbox.isOpen();
    }

    /**
     * Orders a letter, unless the address was sent three within the hour, or too much is asked for from where the request
     * comes; whoever asks is told the same.
     *
     * @param language as HTML names it
     * @param remote   where the request comes from
     */
    public void order(LetterKind kind, MailAddress address, String language, String remote) {
        boolean isAdmitted = throttle.admit(ZONE, new Login(address.value()), remote) && isLeft(address);
        if (isAdmitted) {
            orders.add(new LetterOrder(kind, address, language, clock.instant()));
        } else {
            LOG.log(Level.INFO, "account.letter-not-ordered kind={0} remote={1}", kind, remote);
        }
    }

    /**
     * Orders a letter with which a person chooses another password, for an operator, who may know what became of it.
     *
     * @param language as HTML names it
     * @return whether it was ordered; not where the address was sent three within the hour
     */
    public boolean orderReset(MailAddress address, String language) {
        boolean isLeft = isLeft(address);
        if (isLeft) {
            orders.add(new LetterOrder(LetterKind.RESET, address, language, clock.instant()));
        }
        return isLeft;
    }

    /**
     * Orders a letter that tells a person what changed in how they sign in, where letters can be sent and their login is an
     * address. It is never held back and holds back no other: whoever changed it could else keep it from them.
     *
     * @param language as HTML names it
     */
    public void tell(LetterKind kind, Login login, String language) {
        MailAddress.parse(login.value())
                .filter(address -> postbox.isOpen())
                .ifPresent(address -> orders.add(new LetterOrder(kind, address, language, clock.instant())));
    }

    private boolean isLeft(MailAddress address) {
        return orders.orderedSince(address, clock.instant().minus(Duration.ofHours(1))) < MOST_AN_HOUR;
    }
}
