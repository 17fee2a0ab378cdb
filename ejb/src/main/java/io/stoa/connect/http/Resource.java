package io.stoa.connect.http;

import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A resource object of a JSON:API document. Only type and id are certain; every attribute may be missing. */
final class Resource {

    private final JsonObject object;

    private Resource(JsonObject object) {
        this.object = object;
    }

    static Resource of(JsonObject document) {
        if (document.get("data") instanceof JsonObject data) {
            return new Resource(data);
        }
        throw unreadable();
    }

    static List<Resource> listOf(JsonObject document) {
        if (document.get("data") instanceof JsonArray data) {
            return data.stream().map(Resource::entryOf).toList();
        }
        throw unreadable();
    }

    private static Resource entryOf(JsonValue entry) {
        if (entry instanceof JsonObject resource) {
            return new Resource(resource);
        }
        throw unreadable();
    }

    static Optional<URI> nextPage(JsonObject document) {
        return document.get("links") instanceof JsonObject links
                ? Optional.ofNullable(links.getString("next", null)).map(Resource::parse)
                : Optional.empty();
    }

    /** The id in lower case, as manifests spell it. */
    String id() {
        return text(object, "id").orElseThrow(Resource::unreadable).toLowerCase(Locale.ROOT);
    }

    Optional<String> attribute(String name) {
        return object.get("attributes") instanceof JsonObject attributes ? text(attributes, name) : Optional.empty();
    }

    URI uri(String name) {
        return parse(attribute(name).orElseThrow(Resource::unreadable));
    }

    Optional<byte[]> base64(String name) {
        try {
            return attribute(name).map(Base64.getMimeDecoder()::decode);
        } catch (IllegalArgumentException notBase64) {
            throw unreadable();
        }
    }

    String relatedId(String relationship) {
        if (object.get("relationships") instanceof JsonObject relationships
                && relationships.get(relationship) instanceof JsonObject related
                && related.get("data") instanceof JsonObject data) {
            return text(data, "id").orElseThrow(Resource::unreadable);
        }
        throw unreadable();
    }

    private static Optional<String> text(JsonObject members, String name) {
        return members.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private static URI parse(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException notAUri) {
            throw unreadable();
        }
    }

    static RetryableFailure unreadable() {
        return new RetryableFailure(
                FailureCode.CONNECT_ANSWER_UNREADABLE, "App Store Connect answered with a document we cannot read.");
    }
}
