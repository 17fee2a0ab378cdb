package io.stoa.simulator.device;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * One answer of a fake marketplace, easily spoilt.
 *
 * @param sent   bytes that reach the device before the connection breaks; all when it does not
 * @param stalls whether the connection stays open instead of breaking
 */
record FakeAnswer(int status, Map<String, String> headers, byte[] body, int sent, boolean stalls) {

    static FakeAnswer of(int status, String contentType, byte[] body) {
        return new FakeAnswer(status, Map.of("Content-Type", contentType), body, body.length, false);
    }

    static FakeAnswer json(JsonObject json) {
        return of(200, "application/json", json.toString().getBytes(StandardCharsets.UTF_8))
                .header("Cache-Control", "no-store");
    }

    static FakeAnswer empty(int status) {
        return of(status, "text/plain", new byte[0]);
    }

    FakeAnswer status(int other) {
        return new FakeAnswer(other, headers, body, sent, stalls);
    }

    FakeAnswer header(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new FakeAnswer(status, all, body, sent, stalls);
    }

    FakeAnswer withoutHeader(String name) {
        Map<String, String> all = new HashMap<>(headers);
        all.remove(name);
        return new FakeAnswer(status, all, body, sent, stalls);
    }

    FakeAnswer body(byte[] other) {
        return new FakeAnswer(status, headers, other, other.length, stalls);
    }

    FakeAnswer body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    FakeAnswer replace(String text, String replacement) {
        return body(new String(body, StandardCharsets.UTF_8).replace(text, replacement));
    }

    FakeAnswer flip(int position) {
        byte[] flipped = Arrays.copyOf(body, body.length);
        flipped[position] ^= 1;
        return body(flipped);
    }

    FakeAnswer brokenAfter(int bytes) {
        return new FakeAnswer(status, headers, body, Math.min(bytes, body.length), false);
    }

    /** The connection stays, but nothing more comes. */
    FakeAnswer stallingAfter(int bytes) {
        return new FakeAnswer(status, headers, body, Math.min(bytes, body.length), true);
    }

    /** Sets a member, also a nested one as {@code license.dynamicLicenseURL}. */
    FakeAnswer with(String path, JsonValue value) {
        return body(set(object(), path, value).toString());
    }

    FakeAnswer with(String path, String value) {
        return with(path, Json.createValue(value));
    }

    FakeAnswer without(String path) {
        return body(remove(object(), path).toString());
    }

    JsonObject object() {
        return Json.createReader(new ByteArrayInputStream(body)).readObject();
    }

    private static JsonObject set(JsonObject object, String path, JsonValue value) {
        int dot = path.indexOf('.');
        JsonObjectBuilder builder = Json.createObjectBuilder(object);
        if (dot < 0) {
            return builder.add(path, value).build();
        }
        String head = path.substring(0, dot);
        return builder.add(head, set(object.getJsonObject(head), path.substring(dot + 1), value))
                .build();
    }

    private static JsonObject remove(JsonObject object, String path) {
        int dot = path.indexOf('.');
        JsonObjectBuilder builder = Json.createObjectBuilder(object);
        if (dot < 0) {
            return builder.remove(path).build();
        }
        String head = path.substring(0, dot);
        return builder.add(head, remove(object.getJsonObject(head), path.substring(dot + 1)))
                .build();
    }
}
