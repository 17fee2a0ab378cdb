package io.stoa.simulator.appstoreconnect.download;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request asks for of a file.
 *
 * @param status 200 for the whole, 206 for a part, 416 when the part lies outside
 * @param first  position of the first byte
 * @param length number of bytes
 * @see "RFC 9110, section 14"
 */
record ByteRange(int status, long first, long length) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(?:([0-9]{1,18})-([0-9]{1,18})?|-([0-9]{1,18}))");

    /**
     * Decides by the headers {@code Range} and {@code If-Range}. What is not one plain range is ignored, as the RFC
     * allows, and so answered with the whole file.
     */
    static ByteRange of(Optional<String> range, Optional<String> ifRange, String etag, long size) {
        Matcher matcher = SINGLE.matcher(range.orElse(""));
        boolean unchanged = ifRange.isEmpty() || ifRange.get().equals(etag);
        if (!unchanged || !matcher.matches()) {
            return new ByteRange(200, 0, size);
        }
        if (matcher.group(3) != null) {
            long length = Math.min(Long.parseLong(matcher.group(3)), size);
            return part(size - length, size - 1, size);
        }
        long last = matcher.group(2) == null ? size - 1 : Long.parseLong(matcher.group(2));
        return between(Long.parseLong(matcher.group(1)), last, size);
    }

    private static ByteRange between(long first, long last, long size) {
        boolean backwards = last < first && first < size;
        return backwards ? new ByteRange(200, 0, size) : part(first, Math.min(last, size - 1), size);
    }

    private static ByteRange part(long first, long last, long size) {
        return first >= size ? new ByteRange(416, 0, 0) : new ByteRange(206, first, last - first + 1);
    }

    /** Value of {@code Content-Range}; empty for the whole file. */
    Optional<String> contentRange(long size) {
        return switch (status) {
            case 206 -> Optional.of("bytes " + first + "-" + (first + length - 1) + "/" + size);
            case 416 -> Optional.of("bytes */" + size);
            default -> Optional.empty();
        };
    }
}
