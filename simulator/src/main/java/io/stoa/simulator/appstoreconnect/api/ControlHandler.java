package io.stoa.simulator.appstoreconnect.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.stoa.simulator.appstoreconnect.control.ControlResource;
import io.stoa.simulator.appstoreconnect.control.NotUsable;
import io.stoa.simulator.appstoreconnect.http.RequestLog;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The door to {@link ControlResource}s: reads with GET, adds with POST, changes with PUT. */
public final class ControlHandler implements HttpHandler {

    /** What the paths of all resources begin with. */
    public static final String ROOT = "/simulator/";

    private static final int LARGEST_BODY = 1 << 16;

    private final List<ControlResource> resources;
    private final RequestLog log;

    public ControlHandler(List<ControlResource> resources, RequestLog log) {
        this.resources = List.copyOf(resources);
        this.log = log;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Answers.send(exchange, answer(exchange), log);
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            return answer(exchange, resource(exchange.getRequestURI().getRawPath()));
        } catch (ApiError e) {
            return e.toAnswer();
        } catch (NotUsable e) {
            return ApiError.unprocessable(e.getMessage()).toAnswer();
        }
    }

    private Answer answer(HttpExchange exchange, ControlResource resource) throws IOException {
        String method = exchange.getRequestMethod();
        Optional<Answer> answer =
                switch (method) {
                    case "GET" -> Optional.of(Answer.json(200, resource.read()));
                    case "POST" -> resource.add(body(exchange)).map(added -> Answer.json(201, added));
                    case "PUT" -> resource.change(body(exchange)).map(changed -> Answer.json(200, changed));
                    default -> Optional.empty();
                };
        return answer.orElseThrow(() -> ApiError.methodNotAllowed(method, resource.path()));
    }

    private ControlResource resource(String path) {
        return resources.stream()
                .filter(known -> known.path().equals(path))
                .findFirst()
                .orElseThrow(() -> ApiError.unknownPath(path));
    }

    private static JsonObject body(HttpExchange exchange) throws IOException {
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        if (!type.startsWith("application/json")) {
            throw ApiError.unsupportedMediaType();
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw ApiError.invalidEntity("The body is not a JSON object.");
        }
    }
}
