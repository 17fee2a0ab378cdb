package io.stoa.oauth;

import io.stoa.identity.Login;
import java.util.Optional;

/**
 * What people read of a client where they are asked to let it in. What would deceive them in a login would deceive them
 * there, so it is as plain.
 *
 * @param value 1 to 100 printable characters, no blank at either end
 */
public record OAuthClientName(String value) {

    private static final int LONGEST = 100;

    /** Reads a name somebody wants to register; empty for anything that cannot be one. */
    public static Optional<OAuthClientName> parse(String text) {
        return Login.parse(text)
                .map(Login::value)
                .filter(name -> name.length() <= LONGEST)
                .map(OAuthClientName::new);
    }

    @Override
    public String toString() {
        return value;
    }
}
