package io.stoa.cli.torture.play;

import java.net.http.HttpResponse;

/** How an installation in trouble has to say no: 503, and when to come again. */
final class HonestRefusal {

    private static final int UNAVAILABLE = 503;
    // some seconds; who is sent away for an hour is lost
    private static final String SECONDS = "[0-9]{1,3}";

    private HonestRefusal() {}

    static boolean is(HttpResponse<?> answer) {
        return answer.statusCode() == UNAVAILABLE
                && answer.headers()
                        .firstValue("Retry-After")
                        .filter(when -> when.matches(SECONDS))
                        .isPresent();
    }
}
