package io.stoa.conformance;

/** The session's cookie, as a browser sends it back. */
final class Cookies {

    private Cookies() {}

    /** The cookie an answer sets; empty where it sets none. */
    static String of(Answer answer) {
        return answer.header("Set-Cookie").orElse("").split(";")[0];
    }
}
