package io.stoa.openid.view;

import io.stoa.openid.PendingSignIn;
import io.stoa.openid.ProvenIdentity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * An identity that a provider proved and no account has. It waits in the session for its person to sign in another way and
 * to say that it is theirs.
 *
 * @param identity what was proved
 * @param goOn     where the person wanted to go on; empty for the account
 * @param until    when it is forgotten
 */
record WaitingIdentity(ProvenIdentity.Kept identity, String goOn, Instant until) implements Serializable {

    private static final String ATTRIBUTE = WaitingIdentity.class.getName();

    static void keep(HttpServletRequest request, ProvenIdentity proven, String goOn, Instant now) {
        request.getSession(true)
                .setAttribute(ATTRIBUTE, new WaitingIdentity(proven.kept(), goOn, now.plus(PendingSignIn.LIFE)));
    }

    static Optional<WaitingIdentity> in(HttpServletRequest request, Instant now) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> session.getAttribute(ATTRIBUTE))
                .map(WaitingIdentity.class::cast)
                .filter(waiting -> now.isBefore(waiting.until));
    }

    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
