package io.stoa.oauth;

import java.util.Optional;

/** Who asks what a token is. @see "RFC 7662, section 2.2, on what not every caller may know" */
@FunctionalInterface
public interface Inquirer {

    boolean mayKnow(ActiveToken token);

    /** Who runs the installation, and may know of every token. */
    static Inquirer operator() {
        return token -> true;
    }

    /**
     * A service people's tokens are brought to: it may know of access tokens for the API that carry a person and nobody
     * else, and of refresh tokens of its own.
     */
    static Inquirer client(OAuthClientId id) {
        return token -> token.isOfAPerson()
                && (!token.isRefreshToken() || token.clientId().equals(Optional.of(id.value())));
    }
}
