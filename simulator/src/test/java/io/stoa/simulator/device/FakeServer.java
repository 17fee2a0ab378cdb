package io.stoa.simulator.device;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Answers by exact path on the loopback interface; a test may spoil any answer. */
final class FakeServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Function<FakeRequest, FakeAnswer>> routes = new ConcurrentHashMap<>();
    private final Map<String, UnaryOperator<FakeAnswer>> spoilers = new ConcurrentHashMap<>();
    private final List<FakeRequest> requests = new CopyOnWriteArrayList<>();

    FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void route(String path, Function<FakeRequest, FakeAnswer> handler) {
        routes.put(path, handler);
    }

    /** From now on the answer of this path goes through the spoiler. */
    void spoil(String path, UnaryOperator<FakeAnswer> spoiler) {
        spoilers.put(path, spoiler);
    }

    void heal(String path) {
        spoilers.remove(path);
    }

    List<FakeRequest> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    List<String> paths() {
        return requests.stream().map(FakeRequest::path).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        FakeRequest request = new FakeRequest(
                exchange.getRequestMethod(),
                path,
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes());
        requests.add(request);
        FakeAnswer answer =
                routes.getOrDefault(path, unknown -> FakeAnswer.empty(404)).apply(request);
        send(exchange, spoilers.getOrDefault(path, UnaryOperator.identity()).apply(answer));
    }

    private void send(HttpExchange exchange, FakeAnswer answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            exchange.getResponseBody().write(answer.body(), 0, answer.sent());
            exchange.getResponseBody().flush();
        }
        if (answer.stalls()) {
            awaitClosing();
        }
        exchange.close();
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
