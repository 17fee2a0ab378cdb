package io.stoa.simulator.appstoreconnect.control;

import io.stoa.simulator.appstoreconnect.http.RecordedRequest;
import io.stoa.simulator.appstoreconnect.http.RequestLog;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/** {@code /simulator/requests}: the latest requests to the API and to the downloads, each list oldest first. */
public record RecordedRequests(RequestLog api, RequestLog downloads) implements ControlResource {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @Override
    public String path() {
        return "/simulator/requests";
    }

    @Override
    public JsonObject read() {
        return JSON.createObjectBuilder()
                .add("api", list(api))
                .add("downloads", list(downloads))
                .build();
    }

    private static JsonArrayBuilder list(RequestLog log) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        log.requests().forEach(request -> list.add(describe(request)));
        return list;
    }

    private static JsonObjectBuilder describe(RecordedRequest request) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("at", request.at().toString())
                .add("method", request.method())
                .add("path", request.path())
                .add("status", request.status())
                .add("promised", request.promised());
        request.range().ifPresent(range -> json.add("range", range));
        return json;
    }
}
