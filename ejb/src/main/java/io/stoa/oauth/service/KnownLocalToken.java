package io.stoa.oauth.service;

import io.stoa.oauth.LocalToken;
import java.time.Instant;

/**
 * What may be told of a local token.
 *
 * @param roles for people to read
 */
public record KnownLocalToken(String id, String roles, Instant firstUsed, State state) {

    /** How it stands. */
    public enum State {
        /** It may still open the API: when it was made is known to whoever holds it alone. */
        LIVE,
        /** It was first used so long ago that its twelve hours are over. */
        ENDED,
        REVOKED
    }

    static KnownLocalToken of(LocalToken token, Instant now) {
        return new KnownLocalToken(token.jti(), token.role(), token.firstUsedAt(), state(token, now));
    }

    private static State state(LocalToken token, Instant now) {
        if (token.isRevoked()) {
            return State.REVOKED;
        }
        boolean isOver = token.firstUsedAt().plus(LocalTokens.LONGEST_LIFE).isBefore(now);
        return isOver ? State.ENDED : State.LIVE;
    }
}
