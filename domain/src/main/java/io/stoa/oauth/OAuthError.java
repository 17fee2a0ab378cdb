package io.stoa.oauth;

import java.util.Locale;

/** The {@code error} codes of the token endpoint. @see "RFC 6749, section 5.2; RFC 7009, section 2.2.1" */
public enum OAuthError {
    INVALID_REQUEST,
    INVALID_GRANT,
    UNSUPPORTED_GRANT_TYPE,
    UNSUPPORTED_TOKEN_TYPE,
    /** Too many refusals for one address; it may try again. */
    TEMPORARILY_UNAVAILABLE;

    /** The code as it is written on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
