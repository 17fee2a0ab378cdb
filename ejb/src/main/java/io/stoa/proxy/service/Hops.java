package io.stoa.proxy.service;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who handed a request on, as the header of a proxy tells it.
 *
 * @param nearestFirst the last one named is the nearest, and the only one the proxy next to us has seen itself
 */
record Hops(List<String> nearestFirst) {

    private static final Pattern FOR = Pattern.compile("(?:^|;)\\s*for=([^;]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)](:[0-9]+)?");
    private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+):[0-9]+");

    /** Of {@code X-Forwarded-For}. @param lines several lines are one list */
    static Hops ofForwardedFor(List<String> lines) {
        return of(elements(lines));
    }

    /**
     * Of {@code Forwarded}. A comma always ends an element: a quotation mark that a stranger opens must not swallow what the
     * proxies add behind it.
     *
     * @see "RFC 7239, section 4"
     */
    static Hops ofForwarded(List<String> lines) {
        return of(elements(lines).stream().map(Hops::node).toList());
    }

    private static Hops of(List<String> hops) {
        List<String> reversed = new ArrayList<>(hops);
        Collections.reverse(reversed);
        return new Hops(List.copyOf(reversed));
    }

    private static List<String> elements(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    private static String node(String element) {
        Matcher named = FOR.matcher(element);
        return named.find() ? named.group(1).strip().replace("\"", "") : "";
    }

    /** The address of a hop; empty for {@code unknown}, a name, or rubbish. A port is left out. */
    static Optional<InetAddress> address(String hop) {
        Matcher bracketed = BRACKETED.matcher(hop);
        if (bracketed.matches()) {
            return AddressRange.address(bracketed.group(1));
        }
        Matcher withPort = WITH_PORT.matcher(hop);
        return AddressRange.address(withPort.matches() ? withPort.group(1) : hop);
    }
}
