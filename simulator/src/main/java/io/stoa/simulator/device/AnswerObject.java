package io.stoa.simulator.device;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A JSON object a server sent, read strictly: what is missing or of the wrong type is refused by its full name. */
final class AnswerObject {

    private static final JsonReaderFactory NO_KEY_TWICE =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private final String document;
    private final String path;
    private final JsonObject members;
    private final MarketplaceKitError.Case fault;

    private AnswerObject(String document, String path, JsonObject members, MarketplaceKitError.Case fault) {
        this.document = document;
        this.path = path;
        this.members = members;
        this.fault = fault;
    }

    /**
     * @param json     UTF-8
     * @param document what it is, for sentences, such as {@code restore answer}
     * @param fault    the case of every refusal
     */
    static AnswerObject parse(byte[] json, String document, MarketplaceKitError.Case fault) {
        try {
            String text = strictUtf8(json);
            requireNothingBehind(text);
            return new AnswerObject(document, "", members(text), fault);
        } catch (JsonException
                | IllegalStateException
                | NoSuchElementException
                | CharacterCodingException notAnObject) {
            throw fault.because(
                    "The " + document + " is not a JSON object: " + oneLine(notAnObject) + ".",
                    "Answer strict JSON in UTF-8: no comments, no trailing commas, no key twice, no byte order mark.",
                    notAnObject);
        }
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    Optional<String> optionalText(String key) {
        return value(key)
                .map(value -> typed(key, value, JsonString.class, "string").getString());
    }

    long integer(String key) {
        JsonNumber number = typed(key, value(key).orElseThrow(() -> missing(key)), JsonNumber.class, "integer");
        try {
            return number.longValueExact();
        } catch (ArithmeticException fraction) {
            throw wrongType(key, "integer", fraction);
        }
    }

    AnswerObject object(String key) {
        return optionalObject(key).orElseThrow(() -> missing(key));
    }

    Optional<AnswerObject> optionalObject(String key) {
        return value(key)
                .map(value -> new AnswerObject(
                        document,
                        name(key),
                        typed(key, value, JsonObject.class, "object").asJsonObject(),
                        fault));
    }

    /** The objects of an array that has to be there. */
    List<AnswerObject> objects(String key) {
        List<JsonValue> elements = array(key);
        return IntStream.range(0, elements.size())
                .mapToObj(i -> element(key + "[" + i + "]", elements.get(i)))
                .toList();
    }

    /** The strings of an array that has to be there. */
    List<String> texts(String key) {
        return array(key).stream()
                .map(element -> typed(key, element, JsonString.class, "array of strings")
                        .getString())
                .toList();
    }

    /** An address a device would use. */
    URI url(String key) {
        return optionalUrl(key).orElseThrow(() -> missing(key));
    }

    Optional<URI> optionalUrl(String key) {
        return optionalText(key).map(text -> SecureUrl.parse(text)
                .orElseThrow(() -> MarketplaceKitError.Case.INVALID_URL.because(
                        "'" + name(key) + "' in the " + document + " is '" + text + "'.",
                        "Publish an absolute https address without user name and fragment.")));
    }

    boolean has(String key) {
        return value(key).isPresent();
    }

    boolean isTrue(String key) {
        return JsonValue.TRUE.equals(members.get(key));
    }

    Set<String> keys() {
        return members.keySet();
    }

    /** The full name of a member, such as {@code license.dynamicLicenseURL}. */
    String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private List<JsonValue> array(String key) {
        return value(key)
                .map(value -> typed(key, value, JsonArray.class, "array"))
                .orElseThrow(() -> missing(key));
    }

    private AnswerObject element(String name, JsonValue value) {
        return new AnswerObject(
                document,
                name(name),
                typed(name, value, JsonObject.class, "object").asJsonObject(),
                fault);
    }

    private Optional<JsonValue> value(String key) {
        return Optional.ofNullable(members.get(key)).filter(value -> value != JsonValue.NULL);
    }

    private <T extends JsonValue> T typed(String key, JsonValue value, Class<T> type, String typeName) {
        if (!type.isInstance(value)) {
            throw wrongType(key, typeName, null);
        }
        return type.cast(value);
    }

    private MarketplaceKitError missing(String key) {
        return fault.because("'" + name(key) + "' is missing in the " + document + ".", "Add '" + name(key) + "'.");
    }

    private MarketplaceKitError wrongType(String key, String typeName, Throwable cause) {
        String sentence = "'" + name(key) + "' in the " + document + " is not of type " + typeName + ".";
        return fault.because(sentence, "Send '" + name(key) + "' as " + typeName + ".", cause);
    }

    private static JsonObject members(String text) {
        try (JsonReader reader = NO_KEY_TWICE.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** A reader stops at the end of the object; a parser sees what comes after it, and throws. */
    private static void requireNothingBehind(String text) {
        try (JsonParser parser = Json.createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                parser.next();
            }
        }
    }

    private static String strictUtf8(byte[] json) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    }

    private static String oneLine(Exception cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
