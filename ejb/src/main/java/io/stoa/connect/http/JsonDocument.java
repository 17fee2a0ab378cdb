package io.stoa.connect.http;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/** A JSON object from the wire. */
final class JsonDocument {

    private JsonDocument() {}

    /** The object; empty when the bytes are none, as with the pages that gateways send in App Store Connect's name. */
    static Optional<JsonObject> read(byte[] body) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return Optional.of(reader.readObject());
        } catch (RuntimeException notAnObject) {
            // for what is nested too deeply and for numbers too long, readers throw no exception of JSON's; all mean
            // the same
            return Optional.empty();
        }
    }
}
