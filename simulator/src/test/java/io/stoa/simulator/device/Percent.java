package io.stoa.simulator.device;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** RFC 3986 percent-encoding: unreserved characters stay, all else is a byte in hexadecimal. */
final class Percent {

    private Percent() {}

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
