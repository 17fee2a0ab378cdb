package io.stoa.simulator.appstoreconnect.api;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The document of a request that writes. A wrong shape is 422, a wrong value 409, as the real API has it. */
final class RequestBody {

    private final JsonObject document;

    private RequestBody(JsonObject document) {
        this.document = document;
    }

    static RequestBody none() {
        return new RequestBody(JsonValue.EMPTY_JSON_OBJECT);
    }

    /**
     * Reads what was sent.
     *
     * @throws ApiError it is not a JSON object
     */
    static RequestBody of(byte[] bytes) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            return new RequestBody(reader.readObject());
        } catch (JsonException e) {
            throw ApiError.invalidEntity("The body is not a JSON object.");
        }
    }

    /** The resource inside the document. @throws ApiError it is of another type, or has members nobody knows */
    JsonObject data(ResourceType type, String... known) {
        knows(document, "", "data");
        JsonObject data = object(document, "data");
        knows(data, "/data", known);
        if (!type.typeName().equals(text(data, "type"))) {
            throw ApiError.conflict("The type must be " + type.typeName() + ".", "/data/type");
        }
        return data;
    }

    /** The attributes of a resource. @throws ApiError there are none, or some that nobody knows */
    static JsonObject attributes(JsonObject data, String... known) {
        JsonObject attributes = object(data, "attributes");
        knows(attributes, "/data/attributes", known);
        return attributes;
    }

    /** Id of the one resource that a relationship leads to. */
    static String related(JsonObject data, String relationship, ResourceType type) {
        JsonObject relationships = object(data, "relationships");
        knows(relationships, "/data/relationships", relationship);
        JsonObject identifier = object(object(relationships, relationship), "data");
        if (!type.typeName().equals(text(identifier, "type"))) {
            throw ApiError.conflict(
                    "The type must be " + type.typeName() + ".", "/data/relationships/" + relationship + "/data/type");
        }
        return text(identifier, "id");
    }

    static String text(JsonObject object, String name) {
        return optionalText(object, name).orElseThrow(() -> lacks(name));
    }

    /** Empty when it is absent or null. */
    static Optional<String> optionalText(JsonObject object, String name) {
        return given(object, name).map(value -> {
            if (value instanceof JsonString text && !text.getString().isBlank()) {
                return text.getString();
            }
            throw ApiError.unprocessable("The member " + name + " must be a text.");
        });
    }

    /** An address a webhook can have. */
    static Optional<URI> optionalUrl(JsonObject object, String name) {
        return optionalText(object, name).map(text -> {
            try {
                URI url = new URI(text).parseServerAuthority();
                if (url.getHost() != null && Set.of("http", "https").contains(url.getScheme())) {
                    return url;
                }
            } catch (URISyntaxException e) {
                throw ApiError.conflict("'" + text + "' is not a URL.", "/data/attributes/" + name);
            }
            throw ApiError.conflict("'" + text + "' is not an https URL.", "/data/attributes/" + name);
        });
    }

    static Optional<Boolean> optionalFlag(JsonObject object, String name) {
        return given(object, name).map(value -> {
            if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
                return value == JsonValue.TRUE;
            }
            throw ApiError.unprocessable("The member " + name + " must be true or false.");
        });
    }

    /** Names out of a closed list. */
    static Optional<List<String>> optionalNames(JsonObject object, String name, List<String> allowed) {
        return given(object, name).map(value -> {
            if (!(value instanceof JsonArray array) || array.stream().anyMatch(item -> !(item instanceof JsonString))) {
                throw ApiError.unprocessable("The member " + name + " must be a list of texts.");
            }
            List<String> names = array.getValuesAs(JsonString::getString);
            names.stream().filter(item -> !allowed.contains(item)).findFirst().ifPresent(unknown -> {
                throw ApiError.conflict("'" + unknown + "' is not allowed here.", "/data/attributes/" + name);
            });
            return names;
        });
    }

    static <T> T required(Optional<T> value, String name) {
        return value.orElseThrow(() -> lacks(name));
    }

    private static ApiError lacks(String name) {
        return ApiError.unprocessable("The member " + name + " is missing.");
    }

    private static Optional<JsonValue> given(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> value != JsonValue.NULL);
    }

    private static JsonObject object(JsonObject object, String name) {
        if (object.get(name) instanceof JsonObject inner) {
            return inner;
        }
        throw ApiError.unprocessable("The member " + name + " must be an object.");
    }

    private static void knows(JsonObject object, String place, String... known) {
        object.keySet().stream()
                .filter(name -> !List.of(known).contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw ApiError.unprocessable("The member " + place + "/" + unknown + " is not known.");
                });
    }
}
