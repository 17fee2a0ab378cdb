package io.stoa.conformance;

import java.util.Comparator;

/**
 * One way to call the server.
 *
 * @param path as the code spells it: parameters in braces, {@code *} at the end of what lies below
 */
record Endpoint(String method, String path) implements Comparable<Endpoint> {

    private static final Comparator<Endpoint> ORDER =
            Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method);

    @Override
    public int compareTo(Endpoint other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%-6s %s".formatted(method, path);
    }
}
