package io.stoa.simulator.appstoreconnect;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks documents against the schemas of an OpenAPI description: types, required members, enums, references, choices.
 * Stricter than the schemas, members they do not name are findings too.
 */
final class OpenApiSchemas {

    private final JsonObject schemas;

    OpenApiSchemas(JsonObject description) {
        this.schemas = description.getJsonObject("components").getJsonObject("schemas");
    }

    /** Findings, each with its place in the document; empty when the document is valid. */
    List<String> findings(String schema, JsonValue document) {
        return check(schemas.getJsonObject(schema), document, "");
    }

    private List<String> check(JsonObject schema, JsonValue value, String place) {
        if (schema.containsKey("$ref")) {
            String name = schema.getString("$ref");
            return check(schemas.getJsonObject(name.substring(name.lastIndexOf('/') + 1)), value, place);
        }
        if (schema.containsKey("oneOf")) {
            return checkChoice(schema.getJsonArray("oneOf"), value, place);
        }
        return switch (schema.getString("type", "object")) {
            case "object" ->
                value instanceof JsonObject object
                        ? checkObject(schema, object, place)
                        : List.of(place + " is no object");
            case "array" ->
                value instanceof JsonArray array ? checkArray(schema, array, place) : List.of(place + " is no array");
            case "string" -> checkString(schema, value, place);
            case "integer", "number" -> typed(value, JsonValue.ValueType.NUMBER, place);
            case "boolean" ->
                value == JsonValue.TRUE || value == JsonValue.FALSE
                        ? List.of()
                        : List.of(place + " is neither true nor false");
            default -> List.of(place + " has a type that this check does not know");
        };
    }

    private List<String> checkChoice(JsonArray choices, JsonValue value, String place) {
        boolean fits = choices.stream()
                .anyMatch(choice -> check(choice.asJsonObject(), value, place).isEmpty());
        return fits ? List.of() : List.of(place + " fits none of the choices");
    }

    private List<String> checkObject(JsonObject schema, JsonObject object, String place) {
        List<String> findings = new ArrayList<>();
        if (schema.containsKey("required")) {
            schema.getJsonArray("required").getValuesAs(JsonString::getString).stream()
                    .filter(name -> !object.containsKey(name))
                    .forEach(name -> findings.add(place + " lacks " + name));
        }
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            String inner = place + "/" + member.getKey();
            JsonObject known = schema.getJsonObject("properties").getJsonObject(member.getKey());
            findings.addAll(known == null ? List.of(inner + " is unknown") : check(known, member.getValue(), inner));
        }
        return findings;
    }

    private List<String> checkArray(JsonObject schema, JsonArray array, String place) {
        List<String> findings = new ArrayList<>();
        for (int index = 0; index < array.size(); index++) {
            findings.addAll(check(schema.getJsonObject("items"), array.get(index), place + "/" + index));
        }
        return findings;
    }

    private static List<String> checkString(JsonObject schema, JsonValue value, String place) {
        boolean allowed =
                !schema.containsKey("enum") || schema.getJsonArray("enum").contains(value);
        return allowed ? typed(value, JsonValue.ValueType.STRING, place) : List.of(place + " is not of the enum");
    }

    private static List<String> typed(JsonValue value, JsonValue.ValueType type, String place) {
        return value.getValueType() == type ? List.of() : List.of(place + " is no " + type);
    }
}
