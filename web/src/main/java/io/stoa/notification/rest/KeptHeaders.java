package io.stoa.notification.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The headers of a webhook request that help somebody who asks later what was sent: a list of names, never credentials. */
final class KeptHeaders {

    private static final Set<String> NAMES = Set.of(
            "content-type",
            "content-length",
            "content-encoding",
            "date",
            "user-agent",
            "x-request-id",
            "x-forwarded-for",
            "forwarded");
    private static final String APPLES_OWN = "x-apple-";
    private static final int LONGEST_LINE = 200;
    private static final int MOST_LINES = 9;

    private KeptHeaders() {}

    /** A line for each, {@code name: value}, in the order of their names; cut where it is long. */
    static String of(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .filter(KeptHeaders::isKept)
                .sorted()
                .map(name -> line(name, Collections.list(request.getHeaders(name))))
                .limit(MOST_LINES)
                .collect(Collectors.joining("\n"));
    }

    private static boolean isKept(String name) {
        return NAMES.contains(name) || name.startsWith(APPLES_OWN);
    }

    private static String line(String name, List<String> values) {
        String line = (name + ": " + String.join(", ", values)).replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
    }
}
