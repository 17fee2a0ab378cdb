package io.stoa.simulator.walk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Adds to an install link what brings the device to an account. */
final class PersonalLink {

    private PersonalLink() {}

    /** The link with both parameters; one it has already stays as it is. */
    static String of(String link, String token, String account) {
        return with(with(link, "token", token), "account", account);
    }

    private static String with(String link, String name, String value) {
        boolean present = link.contains("?" + name + "=") || link.contains("&" + name + "=");
        return present ? link : link + "&" + name + "=" + encode(value);
    }

    // a form's encoding differs from RFC 3986 in three places; devices know the RFC's only
    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
