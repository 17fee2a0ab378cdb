package io.stoa.connect.http;

import io.stoa.outbound.Outbound;
import io.stoa.outbound.Outbound.Answer;
import io.stoa.outbound.Outbound.Destination;
import io.stoa.outbound.http.OutboundSettings;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Reads documents of the App Store Connect API. Every answer that is no document is a designed failure. */
@ApplicationScoped
public class ApiClient {

    private static final int LARGEST_DOCUMENT = 16 << 20;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    @Inject
    Outbound outbound;

    @Inject
    OutboundSettings settings;

    @Inject
    ApiToken token;

    @Inject
    RateBudget budget;

    /** @param path below the API's root, such as {@code v1/apps/1} */
    JsonObject read(String path) {
        return read(settings.appStoreConnect().resolve(path));
    }

    /** Follows a link of an answer. Only the API's own origin is ever given the token. */
    JsonObject read(URI uri) {
        try (Answer answer = send(uri)) {
            if (answer.status() == 401) {
                return readAgain(uri);
            }
            return document(answer);
        }
    }

    // a token can be refused because it aged on the way or a clock was set: once more with a fresh one, then it is
    // wrong
    private JsonObject readAgain(URI uri) {
        token.refused();
        try (Answer answer = send(uri)) {
            return document(answer);
        }
    }

    private Answer send(URI uri) {
        budget.check();
        Answer answer = outbound.get(
                Destination.APP_STORE_CONNECT,
                uri,
                Map.of("Authorization", "Bearer " + token.current(), "Accept", "application/json"));
        answer.header("X-Rate-Limit").ifPresent(budget::note);
        return answer;
    }

    private JsonObject document(Answer answer) {
        byte[] body = bodyOf(answer);
        if (answer.status() == 200) {
            return parse(body);
        }
        throw failure(answer, ApiErrors.describe(body));
    }

    private static byte[] bodyOf(Answer answer) {
        try {
            byte[] body = answer.body().readNBytes(LARGEST_DOCUMENT + 1);
            if (body.length > LARGEST_DOCUMENT) {
                throw unreadable();
            }
            return body;
        } catch (IOException interrupted) {
            throw new RetryableFailure(
                    FailureCode.CONNECT_UNAVAILABLE, "App Store Connect broke off its answer.", interrupted);
        }
    }

    static JsonObject parse(byte[] body) {
        return JsonDocument.read(body).orElseThrow(ApiClient::unreadable);
    }

    private static RetryableFailure unreadable() {
        return new RetryableFailure(
                FailureCode.CONNECT_ANSWER_UNREADABLE, "App Store Connect answered with something unreadable.");
    }

    private RetryableFailure failure(Answer answer, String errors) {
        return switch (answer.status()) {
            case 401 ->
                new RetryableFailure(
                        FailureCode.CONNECT_REFUSED,
                        "App Store Connect refuses the API key. Check key id, issuer id, the key file and the clock. "
                                + errors);
            case 403 ->
                new RetryableFailure(
                        FailureCode.CONNECT_REFUSED,
                        "App Store Connect does not allow this: role of the key, agreements, or eligibility. "
                                + errors);
            case 404 ->
                new RetryableFailure(
                        FailureCode.CONNECT_NOT_FOUND, "App Store Connect does not know this (yet). " + errors);
            case 429 ->
                new RetryableFailure(
                        FailureCode.CONNECT_RATE_LIMITED,
                        "App Store Connect limits the rate of requests.",
                        retryAfter(answer),
                        null);
            default ->
                new RetryableFailure(
                        FailureCode.CONNECT_UNAVAILABLE,
                        "App Store Connect answered " + answer.status() + ". " + errors,
                        retryAfter(answer),
                        null);
        };
    }

    private static Duration retryAfter(Answer answer) {
        return answer.header("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
                .orElse(Duration.ZERO);
    }
}
