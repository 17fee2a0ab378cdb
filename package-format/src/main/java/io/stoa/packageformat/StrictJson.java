package io.stoa.packageformat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * Reads one JSON object and refuses what two readers could understand differently: a repeated key, bytes that are not
 * UTF-8, anything after the object. Size, depth and number of values are limited, so hostile input costs little.
 */
final class StrictJson {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_VALUES = 2_000_000;

    private final JsonBuilderFactory builders = Json.createBuilderFactory(Map.of());
    private final JsonParser parser;
    private int values;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    static JsonObject read(byte[] bytes) throws MalformedManifest {
        if (bytes.length > Manifest.MAX_SIZE) {
            throw new MalformedManifest(
                    FindingCode.MANIFEST_TOO_LARGE,
                    "The manifest is %d bytes long; %d are allowed.".formatted(bytes.length, Manifest.MAX_SIZE));
        }
        try (JsonParser parser = Json.createParser(new StringReader(decode(bytes)))) {
            return new StrictJson(parser).document();
        } catch (JsonException | NoSuchElementException | IllegalStateException | ArithmeticException e) {
            throw notJson("The manifest is not JSON: its text cannot be parsed.", e);
        } catch (NumberFormatException e) {
            throw notJson("The manifest holds a number beyond every measure.", e);
        }
    }

    private static String decode(byte[] bytes) throws MalformedManifest {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedManifest(FindingCode.MANIFEST_NOT_UTF_8, "The manifest is not UTF-8 text.", e);
        }
    }

    private JsonObject document() throws MalformedManifest {
        if (parser.next() != Event.START_OBJECT) {
            throw notJson("The manifest is not a JSON object.", null);
        }
        JsonObject document = object(1);
        if (parser.hasNext()) {
            throw notJson("The manifest goes on after its JSON object.", null);
        }
        return document;
    }

    private JsonObject object(int depth) throws MalformedManifest {
        JsonObjectBuilder object = builders.createObjectBuilder();
        Set<String> keys = new HashSet<>();
        while (parser.next() != Event.END_OBJECT) {
            String key = parser.getString();
            if (!keys.add(key)) {
                throw new MalformedManifest(
                        FindingCode.MANIFEST_DUPLICATE_KEY,
                        "The manifest holds the key %s twice in one object.".formatted(Excerpt.of(key)));
            }
            object.add(key, value(parser.next(), depth));
        }
        return object.build();
    }

    private JsonValue array(int depth) throws MalformedManifest {
        JsonArrayBuilder array = builders.createArrayBuilder();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            array.add(value(event, depth));
        }
        return array.build();
    }

    private JsonValue value(Event event, int depth) throws MalformedManifest {
        limit(depth);
        return switch (event) {
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> array(depth + 1);
            default -> parser.getValue();
        };
    }

    private void limit(int depth) throws MalformedManifest {
        if (depth > MAX_DEPTH) {
            throw new MalformedManifest(
                    FindingCode.MANIFEST_NESTED_TOO_DEEPLY,
                    "The manifest is nested deeper than %d levels.".formatted(MAX_DEPTH));
        }
        if (++values > MAX_VALUES) {
            throw new MalformedManifest(
                    FindingCode.MANIFEST_TOO_LARGE, "The manifest holds more than %d values.".formatted(MAX_VALUES));
        }
    }

    private static MalformedManifest notJson(String sentence, RuntimeException cause) {
        return new MalformedManifest(FindingCode.MANIFEST_NOT_JSON, sentence, cause);
    }
}
