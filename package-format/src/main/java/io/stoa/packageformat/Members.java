package io.stoa.packageformat;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of one JSON object and the place where it stands, so that a refusal can name what it refuses.
 *
 * @param place such as {@code variants[3].variantDetails.}; empty for the manifest itself
 */
record Members(JsonObject object, String place) {

    boolean has(String name) {
        return object.containsKey(name) && object.get(name) != JsonValue.NULL;
    }

    String text(String name) throws MalformedManifest {
        return text(required(name), place + name);
    }

    /** A whole number, not negative, of 64 bits. */
    long count(String name) throws MalformedManifest {
        // digits are looked at before any conversion: 1e999999999 would otherwise be written out in full
        if (required(name) instanceof JsonNumber number && number.toString().matches("[0-9]{1,18}")) {
            return number.longValueExact();
        }
        throw malformed(place + name, "a whole number from 0 to 10^18");
    }

    Members members(String name) throws MalformedManifest {
        return members(required(name), place + name);
    }

    List<Members> list(String name) throws MalformedManifest {
        List<Members> list = new ArrayList<>();
        for (JsonValue value : array(name)) {
            list.add(members(value, "%s%s[%d]".formatted(place, name, list.size())));
        }
        return list;
    }

    List<String> texts(String name) throws MalformedManifest {
        List<String> texts = new ArrayList<>();
        for (JsonValue value : array(name)) {
            texts.add(text(value, place + name));
        }
        return texts;
    }

    Map<String, String> textsByName(String name) throws MalformedManifest {
        Members inner = members(name);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : inner.object.keySet()) {
            texts.put(key, inner.text(key));
        }
        return texts;
    }

    MalformedManifest malformed(String where, String expected) {
        return new MalformedManifest(
                FindingCode.MANIFEST_FIELD_MALFORMED, "In the manifest, %s is not %s.".formatted(where, expected));
    }

    private JsonArray array(String name) throws MalformedManifest {
        if (required(name) instanceof JsonArray array) {
            return array;
        }
        throw malformed(place + name, "a list");
    }

    private JsonValue required(String name) throws MalformedManifest {
        if (!has(name)) {
            throw new MalformedManifest(
                    FindingCode.MANIFEST_FIELD_MISSING, "The manifest lacks %s%s.".formatted(place, name));
        }
        return object.get(name);
    }

    private Members members(JsonValue value, String where) throws MalformedManifest {
        if (value instanceof JsonObject inner) {
            return new Members(inner, where + ".");
        }
        throw malformed(where, "an object");
    }

    private String text(JsonValue value, String where) throws MalformedManifest {
        if (value instanceof JsonString text && !text.getString().isEmpty()) {
            return text.getString();
        }
        throw malformed(where, "a text of at least one character");
    }
}
