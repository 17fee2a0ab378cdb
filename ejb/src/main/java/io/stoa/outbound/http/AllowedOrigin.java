package io.stoa.outbound.http;

import java.net.URI;
import java.util.Locale;

/**
 * One entry of an allow-list: a host ({@code get.example.org}), every host below a domain ({@code *.itunes.apple.com}),
 * both over https only; or exactly one origin with scheme and port ({@code http://127.0.0.1:9002}), for simulators.
 */
final class AllowedOrigin {

    private final String entry;

    AllowedOrigin(String entry) {
        String lower = entry.strip().toLowerCase(Locale.ROOT);
        this.entry = lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }

    boolean allows(URI uri) {
        if (uri.getHost() == null || uri.getUserInfo() != null) {
            return false;
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (namesOneOrigin()) {
            return originOf(uri).equals(originOf(URI.create(entry)));
        }
        boolean hostFits = entry.startsWith("*.") ? host.endsWith(entry.substring(1)) : host.equals(entry);
        return hostFits && "https".equalsIgnoreCase(uri.getScheme()) && portOf(uri) == 443;
    }

    /** Whether the operator named this very origin, and so also a private address behind it. */
    boolean namesOneOrigin() {
        return entry.contains("://");
    }

    String host() {
        return namesOneOrigin() ? URI.create(entry).getHost() : entry;
    }

    private static String originOf(URI uri) {
        return (uri.getScheme() + "://" + uri.getHost() + ":" + portOf(uri)).toLowerCase(Locale.ROOT);
    }

    private static int portOf(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
