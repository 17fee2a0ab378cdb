package io.stoa.oauth.rest;

import java.util.Collection;
import java.util.Optional;

/** Reads the bearer token out of a header. Only a header: a token in a query string ends up in logs. */
public final class BearerCredential {

    private static final String SCHEME = "Bearer ";

    private BearerCredential() {}

    /**
     * The token of {@code Authorization: Bearer …}, the scheme in any case; empty for another scheme or none. A header
     * that is there twice is read as one with a comma, which no token has.
     *
     * @see "RFC 6750, section 2.1"
     */
    public static Optional<String> of(Collection<String> headerValues) {
        String header = String.join(",", headerValues);
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
