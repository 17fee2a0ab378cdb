package io.stoa.identity.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Who is signed in to a zone. One session serves all zones, each with a place of its own in it. */
public final class ZoneSession {

    /** A session of nobody is short, by web.xml, so that asking for the sign-in page over and over fills no memory. */
    private static final int SIGNED_IN_SECONDS = 1_800;

    private ZoneSession() {}

    /** Somebody, and since when. */
    public record SignedIn(Caller caller, Instant since) implements Serializable {}

    /**
     * Signs somebody in. The session gets a new id, so that whoever planted the old one has nothing; forms of before are
     * not taken any more.
     */
    public static void enter(HttpServletRequest request, Zone zone, SignedIn somebody) {
        HttpSession session = request.getSession(true);
        request.changeSessionId();
        FormToken.forget(session);
        session.setAttribute(zone.sessionAttribute(), somebody);
        session.setMaxInactiveInterval(SIGNED_IN_SECONDS);
    }

    /** Who is signed in to the zone; asks for no session where there is none. */
    public static Optional<SignedIn> in(HttpServletRequest request, Zone zone) {
        return Optional.ofNullable(request.getSession(false)).flatMap(session -> seat(session, zone));
    }

    /** Signs the zone's caller out, and nobody else; who is left keeps the session under a new id. */
    public static void leave(HttpServletRequest request, Zone zone) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        session.removeAttribute(zone.sessionAttribute());
        FormToken.forget(session);
        if (Arrays.stream(Zone.values()).noneMatch(other -> seat(session, other).isPresent())) {
            session.invalidate();
        } else {
            request.changeSessionId();
        }
    }

    private static Optional<SignedIn> seat(HttpSession session, Zone zone) {
        return session.getAttribute(zone.sessionAttribute()) instanceof SignedIn somebody
                ? Optional.of(somebody)
                : Optional.empty();
    }
}
