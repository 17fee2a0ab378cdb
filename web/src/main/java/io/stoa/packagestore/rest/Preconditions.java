package io.stoa.packagestore.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a caller knows of a file already, and what follows from it.
 *
 * @param entityTag of the file, strong
 * @see "RFC 9110, sections 13 and 14.2"
 */
record Preconditions(HttpServletRequest request, String entityTag) {

    /** Whether the caller has the file as it is. */
    boolean isKnownToCaller() {
        String condition = request.getHeader("If-None-Match");
        return condition != null
                && Arrays.stream(condition.split(","))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(entityTag));
    }

    /** The range that is asked for: a range of something else than the caller holds a part of would be spliced into it. */
    Optional<String> range() {
        String condition = request.getHeader("If-Range");
        boolean holds = condition == null || condition.equals(entityTag);
        return holds ? Optional.ofNullable(request.getHeader("Range")) : Optional.empty();
    }

    /** Whether nginx would judge one of these by a file's date, or without our tag, and refuse what we serve. */
    boolean nginxWouldMisjudge() {
        return request.getHeader("If-Match") != null || request.getHeader("If-Unmodified-Since") != null;
    }
}
