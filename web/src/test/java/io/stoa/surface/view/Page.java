package io.stoa.surface.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An answer, as it went over the wire. */
public record Page(int status, List<String> headers, String body) {

    public static Page of(String response) {
        String[] parts = response.split("\r\n\r\n", 2);
        List<String> lines = parts[0].lines().toList();
        return new Page(
                Integer.parseInt(lines.get(0).split(" ")[1]),
                List.copyOf(lines.subList(1, lines.size())),
                parts.length > 1 ? parts[1] : "");
    }

    /** The value of a header; empty where it is absent. */
    public Optional<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }

    public boolean shows(String... fragments) {
        return Arrays.stream(fragments).allMatch(body::contains);
    }

    /** The text between two marks, the first time they occur. */
    public String between(String start, String end) {
        int from = body.indexOf(start) + start.length();
        return body.substring(from, body.indexOf(end, from));
    }
}
