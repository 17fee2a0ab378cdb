package io.stoa.openid.view;

import io.stoa.account.AccountId;
import io.stoa.identity.auth.Zone;
import io.stoa.openid.PendingSignIn;
import io.stoa.openid.ProvenIdentity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * An identity that a provider proved and no account has. It waits in the session for its person to say that it is theirs,
 * and is shown to nobody else who sits down at this browser.
 *
 * @param identity what was proved
 * @param goOn     where the person wanted to go on; empty for the account
 * @param person   whose it is to take; empty until somebody signs in for it
 * @param until    when it is forgotten
 */
record WaitingIdentity(ProvenIdentity.Kept identity, String goOn, String person, Instant until)
        implements Serializable {

    private static final String ATTRIBUTE = Zone.ACCOUNT.belonging("waiting-identity");

    static void keep(HttpServletRequest request, ProvenIdentity proven, Errand errand, Instant now) {
        Instant until = now.plus(PendingSignIn.LIFE);
        request.getSession(true)
                .setAttribute(ATTRIBUTE, new WaitingIdentity(proven.kept(), errand.goOn(), errand.linkTo(), until));
    }

    /** Makes it the person's who signed in for it, where it is nobody's yet. */
    static void claim(HttpServletRequest request, AccountId person) {
        find(request)
                .filter(waiting -> waiting.person.isEmpty())
                .map(waiting -> new WaitingIdentity(waiting.identity, waiting.goOn, person.value(), waiting.until))
                .ifPresent(claimed -> request.getSession().setAttribute(ATTRIBUTE, claimed));
    }

    /** What waits for this person. */
    static Optional<WaitingIdentity> in(HttpServletRequest request, AccountId person, Instant now) {
        return find(request).filter(waiting -> waiting.person.equals(person.value()) && now.isBefore(waiting.until));
    }

    private static Optional<WaitingIdentity> find(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> session.getAttribute(ATTRIBUTE))
                .map(WaitingIdentity.class::cast);
    }

    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
