package io.stoa.licensing.http;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One operation of a sealer, and how its answer is read.
 *
 * @param path   below the sealer's address, such as {@code v1/inspect}
 * @param body   empty for a GET
 * @param reader throws any {@link RuntimeException} for a document that is not as the contract says
 */
record Question<T>(String path, Optional<JsonObject> body, Reader<T> reader) {

    static <T> Question<T> of(String path, JsonObject body, Reader<T> reader) {
        return new Question<>(path, Optional.of(body), reader);
    }

    Optional<byte[]> bytes() {
        return body.map(document -> document.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Without the body, which has key blobs in it. */
    @Override
    public String toString() {
        return path;
    }

    /** Reads an answer. */
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonObject answer);
    }
}
