package io.stoa.openid;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * A sign-in that was sent to a provider and has not come back. It is kept in the session of the browser that began it, so
 * nobody else can bring the answer.
 *
 * @param provider  who was asked
 * @param state     comes back with the answer
 * @param nonce     comes back within the ID token
 * @param verifier  proves to the provider that whoever brings the code began the sign-in
 * @param again     whether the person has to prove themselves anew, though the provider still knows them
 * @param startedAt when it began
 */
public record PendingSignIn(
        ProviderName provider, String state, String nonce, String verifier, boolean again, Instant startedAt)
        implements Serializable {

    /** How long a person may take there, a second factor included. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    public boolean isGood(Instant now) {
        return now.isBefore(startedAt.plus(LIFE));
    }

    /** None of its secrets: what is printed lands in logs. */
    @Override
    public String toString() {
        return "PendingSignIn[" + provider + "]";
    }
}
