package io.stoa.identity.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;

/** Who is signed in to a zone. One session serves all zones, each with a place of its own in it. */
public final class ZoneSession {

    /** A session of nobody is short, by web.xml, so that asking for the sign-in page over and over fills no memory. */
    private static final int SIGNED_IN_SECONDS = 1_800;

    private ZoneSession() {}

    /**
     * Somebody.
     *
     * @param since    when the sign-in began
     * @param provenAt when they last proved who they are; earlier than that where somebody else remembered them
     */
    public record SignedIn(Caller caller, Instant since, Instant provenAt) implements Serializable {

        /** For how long a proof is good for what changes how somebody signs in. */
        private static final Duration FRESH = Duration.ofMinutes(10);

        /** Who proved it just then. */
        public SignedIn(Caller caller, Instant since) {
            this(caller, since, since);
        }

        /** Whether it is certain enough that nobody found this browser left open. */
        public boolean isFresh(Instant now) {
            return now.isBefore(provenAt.plus(FRESH));
        }
    }

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

    /** Lets who is signed in stay, where every other sign-in of theirs ends at this moment. */
    public static void stay(HttpServletRequest request, Zone zone, Instant since) {
        in(request, zone)
                .ifPresent(
                        somebody -> enter(request, zone, new SignedIn(somebody.caller(), since, somebody.provenAt())));
    }

    /** Who is signed in to the zone; asks for no session where there is none. */
    public static Optional<SignedIn> in(HttpServletRequest request, Zone zone) {
        return Optional.ofNullable(request.getSession(false)).flatMap(session -> seat(session, zone));
    }

    /** Signs the zone's caller out with all that is theirs, and nobody else; who is left keeps the session under a new id. */
    public static void leave(HttpServletRequest request, Zone zone) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        session.removeAttribute(zone.sessionAttribute());
        Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith(zone.belongings()))
                .forEach(session::removeAttribute);
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
