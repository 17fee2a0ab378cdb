package io.stoa.surface.view;

import java.util.Set;

/** Who a path is for. People get pages with a content policy and readable errors; programs get what their protocol says. */
enum Audience {
    PEOPLE,
    ADMINISTRATORS,
    PROGRAMS;

    private static final Set<String> FIRST_SEGMENTS_OF_PROGRAMS = Set.of(
            ".well-known",
            "api",
            "certificates",
            "device",
            "feeds",
            "health",
            "metrics",
            "oauth",
            "openapi",
            "ops",
            "packages",
            "webhooks");

    /** People are asked here, in the middle of what programs call. */
    private static final String AUTHORIZE = "/oauth/authorize";

    /** The audience of a path below the context root, such as {@code /apps/6700012345}. */
    static Audience of(String path) {
        String first = firstSegment(path);
        if (first.equals("admin")) {
            return ADMINISTRATORS;
        }
        return FIRST_SEGMENTS_OF_PROGRAMS.contains(first) && !path.equals(AUTHORIZE) ? PROGRAMS : PEOPLE;
    }

    private static String firstSegment(String path) {
        int start = path.startsWith("/") ? 1 : 0;
        int end = path.indexOf('/', start);
        return end < 0 ? path.substring(start) : path.substring(start, end);
    }
}
