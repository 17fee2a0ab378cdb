package io.stoa.licensing.rest;

import java.util.Arrays;

/**
 * What of an answer the caller already has. Compared as text, because the servers' own parsers fail on a header that is
 * none, and such a one only means that the caller has nothing.
 *
 * @see "RFC 9110, section 13.1.2"
 */
final class IfNoneMatch {

    private IfNoneMatch() {}

    /**
     * Whether one of the header's tags is this one; compared weakly, because whoever compresses an answer weakens its tag.
     *
     * @param header null where there is none
     * @param tag    in its quotes
     */
    static boolean holds(String header, String tag) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(String::strip)
                        .anyMatch(held -> held.equals("*") || held.equals(tag) || held.equals("W/" + tag));
    }
}
