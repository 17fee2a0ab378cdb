package io.stoa.simulator.appstoreconnect.api;

import com.sun.net.httpserver.HttpExchange;
import io.stoa.simulator.appstoreconnect.http.RequestLog;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Sends answers over an exchange. */
final class Answers {

    private Answers() {}

    static void send(HttpExchange exchange, Answer answer, RequestLog log) throws IOException {
        log.record(exchange, answer.status());
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        if (exchange.getRequestMethod().equals("HEAD") || answer.status() == 204) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    /** Scheme and host the caller used, so that links lead back the way it came. */
    static URI origin(HttpExchange exchange) {
        String bound = "127.0.0.1:" + exchange.getLocalAddress().getPort();
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse(bound);
        try {
            return new URI("http://" + host).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw ApiError.invalidEntity("The Host header is not a host.");
        }
    }
}
