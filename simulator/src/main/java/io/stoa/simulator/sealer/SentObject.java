package io.stoa.simulator.sealer;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A JSON object that somebody sent. What is absent or of another type is refused in the words of whoever reads it. */
final class SentObject {

    private final JsonObject members;
    private final Supplier<SealerRefusal> refusal;

    private SentObject(JsonObject members, Supplier<SealerRefusal> refusal) {
        this.members = members;
        this.refusal = refusal;
    }

    static SentObject parse(byte[] bytes, Supplier<SealerRefusal> refusal) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            return new SentObject(reader.readObject(), refusal);
        } catch (RuntimeException notAnObject) {
            // nested too deeply, a number too long, no JSON at all: parsers have an exception for each
            throw refusal.get();
        }
    }

    String text(String name) {
        return value(name, JsonString.class).getString();
    }

    Optional<String> optionalText(String name) {
        return members.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
    }

    long integer(String name) {
        try {
            return value(name, JsonNumber.class).longValueExact();
        } catch (ArithmeticException | UnsupportedOperationException tooLong) {
            throw refusal.get();
        }
    }

    /** At least one byte, of standard Base64 with padding. */
    byte[] bytes(String name) {
        String text = text(name);
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length > 0 && text.length() % 4 == 0) {
                return bytes;
            }
        } catch (IllegalArgumentException noBase64) {
            throw refusal.get();
        }
        throw refusal.get();
    }

    List<SentObject> objects(String name) {
        return values(name, JsonObject.class).stream()
                .map(object -> new SentObject(object, refusal))
                .toList();
    }

    List<String> texts(String name) {
        return members.containsKey(name)
                ? values(name, JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList()
                : List.of();
    }

    private <T extends JsonValue> List<T> values(String name, Class<T> type) {
        List<JsonValue> values = value(name, JsonArray.class);
        if (!values.stream().allMatch(type::isInstance)) {
            throw refusal.get();
        }
        return values.stream().map(type::cast).toList();
    }

    private <T extends JsonValue> T value(String name, Class<T> type) {
        JsonValue value = members.get(name);
        if (!type.isInstance(value)) {
            throw refusal.get();
        }
        return type.cast(value);
    }
}
