package io.stoa.simulator.appstoreconnect.control;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the members of an order; one of another type is refused, never guessed. */
record Order(JsonObject json) {

    Optional<String> text(String name) {
        if (!json.containsKey(name)) {
            return Optional.empty();
        }
        if (json.get(name) instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        throw new NotUsable("The member " + name + " must be a text.");
    }

    OptionalLong number(String name) {
        if (!json.containsKey(name)) {
            return OptionalLong.empty();
        }
        if (json.get(name) instanceof JsonNumber number && number.isIntegral()) {
            return OptionalLong.of(number.longValue());
        }
        throw new NotUsable("The member " + name + " must be a whole number.");
    }

    boolean flag(String name) {
        JsonValue value = json.getOrDefault(name, JsonValue.FALSE);
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw new NotUsable("The member " + name + " must be true or false.");
        }
        return value == JsonValue.TRUE;
    }

    int count(String name, int otherwise) {
        long number = number(name).orElse(otherwise);
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
            throw new NotUsable("The member " + name + " is far too large.");
        }
        return (int) number;
    }
}
