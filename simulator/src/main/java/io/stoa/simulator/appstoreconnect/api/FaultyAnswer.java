package io.stoa.simulator.appstoreconnect.api;

import com.sun.net.httpserver.HttpExchange;
import io.stoa.simulator.appstoreconnect.chaos.Chaos;
import io.stoa.simulator.appstoreconnect.chaos.Fault;
import io.stoa.simulator.appstoreconnect.http.ConnectionCut;
import io.stoa.simulator.appstoreconnect.http.LoopbackServer;
import io.stoa.simulator.appstoreconnect.http.RequestLog;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An answer of the API that goes wrong in the way that was decided.
 *
 * @param chaos  by whose times it waits
 * @param server on which it runs
 */
record FaultyAnswer(Chaos chaos, LoopbackServer server, RequestLog log) {

    private static final String SECONDS_TO_WAIT = "1";
    private static final String PAGE = "<html><head><title>503</title></head><body><h1>Unavailable</h1></body></html>";

    /** Makes the right answer, with all its effects, where the fault still needs it. */
    interface RightAnswer {
        Answer make(HttpExchange exchange) throws IOException;
    }

    void send(HttpExchange exchange, Fault fault, RightAnswer right) throws IOException {
        if (fault == Fault.SLOW) {
            chaos.slow();
        } else if (fault == Fault.STALL) {
            chaos.stall();
            throw new ConnectionCut("The stall is over.");
        } else if (fault == Fault.RESET) {
            throw server.reset(exchange);
        } else if (fault == Fault.TOO_MANY_REQUESTS) {
            exchange.getResponseHeaders().set("Retry-After", SECONDS_TO_WAIT);
        }
        Answers.send(exchange, answer(exchange, fault, right), log);
    }

    private static Answer answer(HttpExchange exchange, Fault fault, RightAnswer right) throws IOException {
        return switch (fault) {
            case SLOW -> right.make(exchange);
            case NULL_DATA -> withoutData(right.make(exchange));
            case TOO_MANY_REQUESTS, TOO_MANY_REQUESTS_UNTIMED ->
                ApiError.tooManyRequests().toAnswer();
            case INTERNAL_ERROR -> ApiError.unexpected(500).toAnswer();
            case BAD_GATEWAY -> ApiError.unexpected(502).toAnswer();
            case SERVICE_UNAVAILABLE -> ApiError.unexpected(503).toAnswer();
            case HTML_ERROR -> new Answer(503, "text/html; charset=utf-8", PAGE.getBytes(StandardCharsets.UTF_8));
            default -> throw new IllegalStateException(fault + " is no fault of the API.");
        };
    }

    private static Answer withoutData(Answer right) {
        if (right.status() != 200) {
            return right;
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(right.body()))) {
            JsonObject document = reader.readObject();
            return Answer.json(
                    200,
                    Json.createObjectBuilder(document)
                            .add("data", JsonValue.NULL)
                            .build());
        }
    }
}
