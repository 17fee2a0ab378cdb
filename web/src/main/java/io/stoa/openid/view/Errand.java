package io.stoa.openid.view;

import io.stoa.identity.auth.ReturnPath;
import io.stoa.identity.auth.Zone;
import io.stoa.openid.PendingSignIn;
import io.stoa.openid.ProviderName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Why a browser was sent to a provider. It stays in the session and comes out once, to whoever brings its state; of several
 * windows the last one counts.
 *
 * @param pending what was asked
 * @param goOn    where the person goes on; empty for the account
 * @param linkTo  the account that gets another way in; empty for a sign-in
 */
record Errand(PendingSignIn pending, String goOn, String linkTo) implements Serializable {

    private static final String ATTRIBUTE = Zone.ACCOUNT.belonging("errand");

    void keep(HttpServletRequest request) {
        HttpSession session = request.getSession(true);
        session.setAttribute(ATTRIBUTE, this);
        // of nobody, it would end before a second factor is at hand
        int seconds = (int) PendingSignIn.LIFE.toSeconds();
        session.setMaxInactiveInterval(Math.max(seconds, session.getMaxInactiveInterval()));
    }

    /** The errand to this provider with this state, once. */
    static Optional<Errand> take(HttpServletRequest request, ProviderName provider, String state) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(ATTRIBUTE) instanceof Errand errand)
                || !errand.pending.provider().equals(provider)
                || !isSame(errand.pending.state(), state)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        return Optional.of(errand);
    }

    private static boolean isSame(String state, String brought) {
        return brought != null
                && MessageDigest.isEqual(
                        state.getBytes(StandardCharsets.UTF_8), brought.getBytes(StandardCharsets.UTF_8));
    }

    Optional<ReturnPath> returnPath() {
        return ReturnPath.parse(goOn);
    }
}
