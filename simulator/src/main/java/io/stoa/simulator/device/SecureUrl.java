package io.stoa.simulator.device;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The only addresses a device talks to: absolute, https; plain http on this machine alone, for simulations. */
final class SecureUrl {

    private SecureUrl() {}

    /** The address, or nothing when a device would not use it. */
    static Optional<URI> parse(String text) {
        try {
            URI url = new URI(text);
            return isSecure(url) ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    static boolean isSecure(URI url) {
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return false;
        }
        return "https".equalsIgnoreCase(url.getScheme())
                || "http".equalsIgnoreCase(url.getScheme()) && isLoopback(url.getHost());
    }

    /** {@code scheme://host[:port]} without path. */
    static URI origin(URI url) {
        return URI.create(url.getScheme() + "://" + url.getRawAuthority());
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    }
}
