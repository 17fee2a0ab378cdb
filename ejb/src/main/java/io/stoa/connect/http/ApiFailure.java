package io.stoa.connect.http;

import io.stoa.connect.NotReadable;
import io.stoa.outbound.Outbound.Answer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.time.Duration;
import java.time.Instant;

/** What an answer that is not the wanted document means, in words. */
final class ApiFailure {

    private static final Duration NEGLIGIBLE = Duration.ofSeconds(30);

    private ApiFailure() {}

    static RetryableFailure of(Answer answer, byte[] body, Instant now) {
        String errors = ApiErrors.describe(body);
        return switch (answer.status()) {
            case 401 ->
                new RetryableFailure(
                        FailureCode.CONNECT_REFUSED,
                        "App Store Connect refuses the API key. Check key id, issuer id, the key file and the clock. "
                                + clockOf(answer, now) + errors);
            case 400, 409, 422 ->
                new RetryableFailure(
                        FailureCode.CONNECT_REFUSED, "App Store Connect does not take this request. " + errors);
            case 403 ->
                new NotReadable(
                        FailureCode.CONNECT_REFUSED,
                        "App Store Connect does not allow this: role of the key, agreements, or eligibility. "
                                + errors);
            case 404 ->
                new NotReadable(FailureCode.CONNECT_NOT_FOUND, "App Store Connect does not know this (yet). " + errors);
            case 429 ->
                new RetryableFailure(
                        FailureCode.CONNECT_RATE_LIMITED,
                        "App Store Connect limits the rate of requests.",
                        RetryAfter.of(answer, now),
                        null);
            default ->
                new RetryableFailure(
                        FailureCode.CONNECT_UNAVAILABLE,
                        "App Store Connect answered " + answer.status() + ". " + errors,
                        RetryAfter.of(answer, now),
                        null);
        };
    }

    // a token from the future is refused, and nothing in the answer says so but its own clock
    private static String clockOf(Answer answer, Instant now) {
        return answer.date()
                .map(theirs -> Duration.between(theirs, now))
                .filter(ahead -> ahead.abs().compareTo(NEGLIGIBLE) > 0)
                .map(ahead -> "The clock here is " + ahead.abs().toSeconds() + " seconds "
                        + (ahead.isNegative() ? "behind" : "ahead of") + " theirs. ")
                .orElse("");
    }
}
