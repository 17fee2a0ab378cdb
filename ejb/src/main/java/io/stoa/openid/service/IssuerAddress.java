package io.stoa.openid.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** An issuer as an operator may write it: https, or http on this machine. */
final class IssuerAddress {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** As many letters as a link to it is kept with. */
    private static final int LONGEST = 500;

    private IssuerAddress() {}

    static boolean isUsable(String text) {
        try {
            URI uri = new URI(text);
            boolean isLocal = "http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost()));
            return text.length() <= LONGEST
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && ("https".equals(uri.getScheme()) || isLocal);
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
