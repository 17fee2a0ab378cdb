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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads documents of the App Store Connect API. Every answer that is no document is a designed failure. */
@ApplicationScoped
public class ApiClient {

    private static final Duration SHORTEST_REST = Duration.ofSeconds(30);
    private static final int LARGEST_DOCUMENT = 16 << 20;

    @Inject
    Outbound outbound;

    @Inject
    OutboundSettings settings;

    @Inject
    ApiToken token;

    @Inject
    RateBudget budget;

    @Inject
    CircuitBreaker circuit;

    @Inject
    Clock clock;

    /** @param path below the API's root, such as {@code v1/apps/1} */
    JsonObject read(String path) {
        return read(Purpose.INGESTION, path);
    }

    JsonObject read(Purpose purpose, String path) {
        return read(purpose, settings.appStoreConnect().resolve(path));
    }

    /** Follows a link of an answer. Only the API's own origin is ever given the token. */
    JsonObject read(Purpose purpose, URI uri) {
        return carryOut(new Call(purpose, uri, Optional.empty()));
    }

    /** Creates a resource. Nothing repeats it when the answer is lost: a POST is not known to be idempotent. */
    JsonObject create(Purpose purpose, String path, JsonObject document) {
        byte[] body = document.toString().getBytes(StandardCharsets.UTF_8);
        return carryOut(new Call(purpose, settings.appStoreConnect().resolve(path), Optional.of(body)));
    }

    private JsonObject carryOut(Call call) {
        try (Answer answer = send(call)) {
            if (answer.status() != 401) {
                return documentOf(call, answer);
            }
        }
        // a token can be refused because it aged on the way or a clock was set: once more with a fresh one, then it is
        // wrong
        circuit.succeeded();
        token.refused();
        try (Answer answer = send(call)) {
            return documentOf(call, answer);
        }
    }

    private Answer send(Call call) {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + token.current(), "Accept", "application/json");
        budget.check(call.purpose());
        circuit.enter();
        budget.spend(call.purpose());
        Answer answer = counted(() -> call.body()
                .map(body -> outbound.post(Destination.APP_STORE_CONNECT, call.uri(), headers, body))
                .orElseGet(() -> outbound.get(Destination.APP_STORE_CONNECT, call.uri(), headers)));
        answer.header("X-Rate-Limit").ifPresent(budget::note);
        return answer;
    }

    private JsonObject documentOf(Call call, Answer answer) {
        JsonObject document = counted(() -> document(call, answer));
        circuit.succeeded();
        return document;
    }

    // a no is an answer: only an API that is away, or talks nonsense, opens the circuit
    private <T> T counted(Supplier<T> exchange) {
        try {
            return exchange.get();
        } catch (RetryableFailure failure) {
            switch (failure.code()) {
                case CONNECT_UNAVAILABLE, CONNECT_ANSWER_UNREADABLE -> circuit.failed();
                case CONNECT_REFUSED, CONNECT_NOT_FOUND -> circuit.succeeded();
                default -> {}
            }
            throw failure;
        }
    }

    private JsonObject document(Call call, Answer answer) {
        byte[] body = bodyOf(answer);
        if (answer.status() == call.success()) {
            return parse(body);
        }
        RetryableFailure failure = ApiFailure.of(answer, body, clock.instant());
        if (answer.status() == 429) {
            // for everybody who uses the key, also where it does not say how long
            budget.waitFor(longer(failure.notBefore(), SHORTEST_REST));
        }
        throw failure;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
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

    /** @param body empty for a GET */
    private record Call(Purpose purpose, URI uri, Optional<byte[]> body) {

        int success() {
            return body.isPresent() ? 201 : 200;
        }
    }
}
