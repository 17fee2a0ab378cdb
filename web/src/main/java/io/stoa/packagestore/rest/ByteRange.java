package io.stoa.packagestore.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file.
 *
 * @param first first byte, from 0
 * @param last  last byte, included
 * @see "RFC 9110, section 14"
 */
record ByteRange(long first, long last) {

    private static final Pattern SINGLE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /** What a Range header comes to for a file. */
    sealed interface Asked {
        /** No range, several, or none that is well formed: the whole file is the answer. */
        record Whole() implements Asked {}

        record Part(ByteRange range) implements Asked {}

        /** Beyond the end of the file. */
        record Unsatisfiable() implements Asked {}
    }

    long length() {
        return last - first + 1;
    }

    static Asked read(Optional<String> header, long size) {
        Matcher single = SINGLE.matcher(header.orElse("").strip());
        if (!single.matches() || single.group(1).isEmpty() && single.group(2).isEmpty()) {
            return new Asked.Whole();
        }
        if (single.group(1).isEmpty()) {
            return lastBytes(Long.parseLong(single.group(2)), size);
        }
        long first = Long.parseLong(single.group(1));
        long last = single.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(single.group(2));
        if (last < first) {
            return new Asked.Whole();
        }
        return first >= size
                ? new Asked.Unsatisfiable()
                : new Asked.Part(new ByteRange(first, Math.min(last, size - 1)));
    }

    private static Asked lastBytes(long count, long size) {
        return count == 0 || size == 0
                ? new Asked.Unsatisfiable()
                : new Asked.Part(new ByteRange(Math.max(0, size - count), size - 1));
    }
}
