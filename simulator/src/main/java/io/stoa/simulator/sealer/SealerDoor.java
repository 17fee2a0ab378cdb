package io.stoa.simulator.sealer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes requests in, has them carried out, and does wrong what it is told to do wrong. */
final class SealerDoor implements HttpHandler {

    private static final int LARGEST_BODY = 8 << 20;
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(50);

    private final SealerOperations operations;
    private final Duration slow;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Misbehaviour misbehaviour = Misbehaviour.NONE;

    SealerDoor(SealerOperations operations, Duration slow) {
        this.operations = operations;
        this.slow = slow;
    }

    void misbehave(Misbehaviour next) {
        misbehaviour = next;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Whoever is kept waiting waits no longer. */
    void close() {
        closing.countDown();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestMethod() + " " + path);
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        switch (misbehaviour) {
            case SLOW -> {
                pause(slow);
                answer(exchange, path, body);
            }
            case DRIBBLE -> dribble(exchange);
            case DEAD -> throw new IOException("The connection ends on purpose.");
            case GARBAGE -> send(exchange, 200, JSON, "\u0000{]".getBytes(StandardCharsets.UTF_8));
            case HTML -> send(exchange, 200, "text/html", "<h1>Welcome</h1>".getBytes(StandardCharsets.UTF_8));
            case ENDLESS -> endless(exchange);
            case ERROR -> exchange.sendResponseHeaders(500, -1);
            case SEALING_FAILED -> refuse(exchange, SealerRefusal.sealingFailed());
            case BUSY -> refuse(exchange, SealerRefusal.busy());
            default -> answer(exchange, path, body);
        }
    }

    private void answer(HttpExchange exchange, String path, byte[] body) throws IOException {
        try {
            JsonObject document = carryOut(exchange.getRequestMethod(), path, body);
            send(exchange, 200, JSON, document.toString().getBytes(StandardCharsets.UTF_8));
        } catch (SealerRefusal refusal) {
            // what was not read of a body that is too long would be taken for the next request
            exchange.getResponseHeaders().set("Connection", "close");
            refuse(exchange, refusal);
        }
    }

    private JsonObject carryOut(String method, String path, byte[] body) {
        if (path.equals("/v1/self-check")) {
            require("GET", method);
            return operations.selfCheck();
        }
        if (!List.of("/v1/inspect", "/v1/issue", "/v1/renew").contains(path)) {
            throw SealerRefusal.notFound();
        }
        require("POST", method);
        if (body.length > LARGEST_BODY) {
            throw SealerRefusal.tooLarge();
        }
        boolean inspection = path.equals("/v1/inspect");
        return switch (misbehaviour) {
            case EMPTY -> Json.createObjectBuilder().add("license", "").build();
            case WRONG_CONTENT -> inspection ? operations.inspectWrongly() : operations.sealWrongly(body);
            case CREDULOUS -> inspection ? operations.inspectWrongly() : operations.sealAnything();
            default ->
                inspection
                        ? operations.inspect(body)
                        : operations.seal(path.equals("/v1/issue") ? "create" : "renew", body);
        };
    }

    private static void require(String needed, String method) {
        if (!needed.equals(method)) {
            throw SealerRefusal.methodNotAllowed(needed);
        }
    }

    private static void refuse(HttpExchange exchange, SealerRefusal refusal) throws IOException {
        send(exchange, refusal.status(), PROBLEM, refusal.document().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private void dribble(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", JSON);
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        while (!pause(BETWEEN_BYTES)) {
            body.write(' ');
            body.flush();
        }
    }

    private void endless(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", JSON);
        exchange.sendResponseHeaders(200, 0);
        byte[] noise = new byte[1 << 16];
        while (closing.getCount() > 0) {
            exchange.getResponseBody().write(noise);
        }
    }

    /** @return whether this is being closed */
    private boolean pause(Duration time) throws IOException {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }
}
