package io.stoa.identity.auth;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sends a browser on to another page of ours, by its path alone. A container would put the host and scheme of the request
 * before it: behind a proxy they are not the browser's, and a stranger may have written them.
 */
public final class Redirect {

    private Redirect() {}

    /** Completes the answer. @param path begins with one slash */
    public static void to(String path, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", path);
        response.flushBuffer(); // or one of the servers takes it for an answer that is still to come
    }
}
