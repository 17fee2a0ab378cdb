package io.stoa.outbound;

import java.util.Optional;

/**
 * What came back.
 *
 * @param mediaType in lower case and without parameters
 */
public record Reply(int status, Optional<String> mediaType, byte[] body) {

    public Reply {
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    /** Without the body, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "Reply[" + status + " " + mediaType.orElse("") + "]";
    }
}
