package io.stoa.simulator.appstoreconnect.http;

import java.time.Instant;
import java.util.Optional;

/**
 * One request as it came in and how it was answered; bearer tokens are not recorded.
 *
 * @param at     when the answer began
 * @param method as sent
 * @param target path and query as sent
 * @param range  value of the header {@code Range}
 * @param status of the answer
 * @param promised bytes of a file that the answer promises; 0 when it promises none
 */
public record RecordedRequest(
        Instant at, String method, String target, Optional<String> range, int status, long promised) {

    /** The target without its query. */
    public String path() {
        return target.split("\\?", 2)[0];
    }
}
