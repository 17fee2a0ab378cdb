package io.stoa.simulator.appstoreconnect;

import io.stoa.simulator.appstoreconnect.http.LoopbackServer;
import io.stoa.simulator.appstoreconnect.notification.AppleSignature;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A webhook that keeps what it is told and answers as a test says. */
public final class WebhookReceiver implements AutoCloseable {

    public static final String SECRET = "kite";

    public final AtomicInteger status = new AtomicInteger(200);
    private final BlockingQueue<JsonObject> told = new LinkedBlockingQueue<>();
    private final LoopbackServer server = new LoopbackServer(0);

    public WebhookReceiver() {
        server.serve("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean signed = AppleSignature.of(SECRET, body)
                    .equals(exchange.getRequestHeaders().getFirst(AppleSignature.HEADER));
            told.add(Json.createReader(new ByteArrayInputStream(body))
                    .readObject()
                    .getJsonObject("data"));
            exchange.sendResponseHeaders(signed ? status.get() : 401, -1);
        });
        server.start();
    }

    public String url() {
        return server.uri() + "/hook";
    }

    /** The next notification, which must come. */
    public JsonObject next() {
        try {
            JsonObject next = told.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("Nothing was told");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted", e);
        }
    }

    /** Types of what came so far. */
    public List<String> types() {
        List<JsonObject> all = new ArrayList<>(told);
        return all.stream().map(data -> data.getString("type")).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
