package io.stoa.oauth;

import java.util.Locale;

/**
 * The {@code error} codes of the OAuth endpoints.
 *
 * @see "RFC 6749, sections 4.1.2.1 and 5.2; RFC 7009, section 2.2.1; RFC 8707, section 2"
 */
public enum OAuthError {
    INVALID_REQUEST,
    /** Who asks is no registered client, or did not prove it. */
    INVALID_CLIENT,
    INVALID_GRANT,
    /** A token for something that this bearer's tokens do not open. */
    INVALID_TARGET,
    /** The person said no, or may not say yes. */
    ACCESS_DENIED,
    UNSUPPORTED_RESPONSE_TYPE,
    UNSUPPORTED_GRANT_TYPE,
    UNSUPPORTED_TOKEN_TYPE,
    /** Too many refusals for one address; it may try again. */
    TEMPORARILY_UNAVAILABLE;

    /** The code as it is written on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
