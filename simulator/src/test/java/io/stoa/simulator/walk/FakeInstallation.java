package io.stoa.simulator.walk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An installation that answers what a test says; the last answer of an address stays, anything else is 404. */
final class FakeInstallation implements AutoCloseable {

    record Seen(String method, String path, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    private record Answer(int status, String contentType, String body) {}

    static final String MARKETPLACE = "6738000001";
    static final String SECRET = "kite";
    static final String NOTIFICATIONS = "GET /api/v1/notifications";

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    FakeInstallation() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Installation installation() {
        return new Installation(url(), () -> "operator-token", SECRET, MARKETPLACE, Optional.empty());
    }

    /** Shows whatever notification is asked for as one that was acted on. */
    FakeInstallation actsOnNotifications() {
        return answer(NOTIFICATIONS, 200, "{\"notifications\":[{\"id\":\"n1\",\"attempts\":1}]}");
    }

    FakeInstallation answer(String request, int status, String body) {
        return answer(request, status, "application/json", body);
    }

    FakeInstallation answer(String request, int status, String contentType, String body) {
        answers.computeIfAbsent(request, unknown -> new ArrayDeque<>()).add(new Answer(status, contentType, body));
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(new Seen(method, path, Map.copyOf(exchange.getRequestHeaders()), body));
        Answer answer = next(method + " " + path);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer next(String request) {
        Deque<Answer> waiting = answers.getOrDefault(request, new ArrayDeque<>());
        if (waiting.isEmpty()) {
            return new Answer(404, "text/plain", "nothing here");
        }
        return waiting.size() == 1 ? waiting.peek() : waiting.poll();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
