package io.stoa.cli.sealer;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a sealer answered.
 *
 * @param status    0 when there was no answer
 * @param mediaType without parameters; why there was none, when there was none
 */
record Answer(int status, String mediaType, byte[] body) {

    static Answer none(String reason) {
        return new Answer(0, reason, new byte[0]);
    }

    /** The JSON object of a good answer. */
    Optional<JsonObject> document() {
        return status == 200 && mediaType.equals("application/json") ? object() : Optional.empty();
    }

    boolean isRefusal(int expectedStatus, String code) {
        return status == expectedStatus
                && mediaType.equals("application/problem+json")
                && object().filter(problem -> code.equals(problem.getString("code", "")))
                        .isPresent();
    }

    boolean holds(String text) {
        return new String(body, StandardCharsets.ISO_8859_1).contains(text);
    }

    private Optional<JsonObject> object() {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return Optional.of(reader.readObject());
        } catch (RuntimeException notAnObject) {
            // parsers have an exception for each way not to be one
            return Optional.empty();
        }
    }

    /** In a few words. */
    String seen() {
        if (status == 0) {
            return "no answer: " + mediaType;
        }
        String code = object().map(problem -> problem.getString("code", "")).orElse("");
        return status + " " + mediaType + (code.isEmpty() ? "" : " " + code);
    }
}
