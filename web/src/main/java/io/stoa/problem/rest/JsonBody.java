package io.stoa.problem.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A JSON request, read tolerantly: unknown members are ignored, but a member that is there has its type. Every complaint
 * names the member.
 */
public final class JsonBody {

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final int DEEPEST = 32;

    private final JsonObject members;

    private JsonBody(JsonObject members) {
        this.members = members;
    }

    /** @throws MarketplaceException with {@code MALFORMED_REQUEST} when the bytes are no JSON object */
    public static JsonBody parse(byte[] body) {
        refuseDeepNesting(body);
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            return new JsonBody(reader.readObject());
        } catch (JsonException
                | IllegalStateException
                | ClassCastException
                | IllegalArgumentException
                | UnsupportedOperationException notAnObject) {
            // the last two: numbers longer than the reader takes
            throw malformed("The request body is not a JSON object.");
        }
    }

    // brackets inside texts do not nest; counted, closing ones would let more nesting pass than the reader bears
    private static void refuseDeepNesting(byte[] body) {
        int depth = 0;
        boolean inText = false;
        for (int i = 0; i < body.length; i++) {
            switch (body[i]) {
                case '\\' -> i++;
                case '"' -> inText = !inText;
                case '{', '[' -> depth += inText ? 0 : 1;
                case '}', ']' -> depth -= inText ? 0 : 1;
                default -> {}
            }
            if (depth > DEEPEST) {
                throw malformed("The request body is nested too deeply.");
            }
        }
    }

    public static MarketplaceException malformed(String sentence) {
        return new MarketplaceException(FailureCode.MALFORMED_REQUEST, sentence);
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(() -> malformed("\"" + name + "\" is missing."));
    }

    /** A text; empty where the member is absent or null. */
    public Optional<String> optionalText(String name) {
        return switch (typeOf(name)) {
            case NULL -> Optional.empty();
            case STRING -> Optional.of(members.getString(name));
            default -> throw malformed("\"" + name + "\" is not a text.");
        };
    }

    /** A text, or a number as its digits: ids travel as text, but who sends a number is understood. */
    public Optional<String> scalar(String name) {
        return switch (typeOf(name)) {
            case STRING -> Optional.of(members.getString(name));
            case NUMBER -> Optional.of(members.getJsonNumber(name).toString());
            default -> Optional.empty();
        };
    }

    public boolean flag(String name) {
        return switch (typeOf(name)) {
            case NULL, FALSE -> false;
            case TRUE -> true;
            default -> throw malformed("\"" + name + "\" is neither true nor false.");
        };
    }

    /** Yes or no; empty where the member is absent or null. */
    public Optional<Boolean> optionalFlag(String name) {
        return typeOf(name) == JsonValue.ValueType.NULL ? Optional.empty() : Optional.of(flag(name));
    }

    /** A whole number; empty where the member is absent or null. */
    public OptionalInt optionalWhole(String name) {
        return switch (typeOf(name)) {
            case NULL -> OptionalInt.empty();
            case NUMBER -> OptionalInt.of(whole(name));
            default -> throw malformed("\"" + name + "\" is not a number.");
        };
    }

    private int whole(String name) {
        try {
            return members.getJsonNumber(name).intValueExact();
        } catch (ArithmeticException fractionOrTooLarge) {
            throw malformed("\"" + name + "\" is no whole number, or too large.");
        }
    }

    public AppleItemId appleItemId(String name) {
        return AppleItemId.parse(text(name))
                .orElseThrow(() -> malformed("\"" + name + "\" is not an Apple ID: a decimal number as text."));
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    public Optional<JsonBody> object(String name) {
        return switch (typeOf(name)) {
            case NULL -> Optional.empty();
            case OBJECT -> Optional.of(new JsonBody(members.getJsonObject(name)));
            default -> throw malformed("\"" + name + "\" is not an object.");
        };
    }

    /** The names of the members of this object. */
    public List<String> names() {
        return List.copyOf(members.keySet());
    }

    /** The objects of an array, at most {@code most}. */
    public List<JsonBody> objects(String name, int most) {
        return array(name, most).stream()
                .map(value -> {
                    if (value instanceof JsonObject object) {
                        return new JsonBody(object);
                    }
                    throw malformed("\"" + name + "\" holds something that is not an object.");
                })
                .toList();
    }

    /** The texts of an array, at most {@code most}. */
    public List<String> texts(String name, int most) {
        return array(name, most).stream()
                .map(value -> {
                    if (value instanceof JsonString text) {
                        return text.getString();
                    }
                    throw malformed("\"" + name + "\" holds something that is not a text.");
                })
                .toList();
    }

    private List<JsonValue> array(String name, int most) {
        if (typeOf(name) != JsonValue.ValueType.ARRAY) {
            throw malformed("\"" + name + "\" is not an array.");
        }
        JsonArray array = members.getJsonArray(name);
        if (array.size() > most) {
            throw malformed("\"" + name + "\" holds " + array.size() + " entries; at most " + most + " are allowed.");
        }
        return array;
    }

    private JsonValue.ValueType typeOf(String name) {
        return members.getOrDefault(name, JsonValue.NULL).getValueType();
    }
}
