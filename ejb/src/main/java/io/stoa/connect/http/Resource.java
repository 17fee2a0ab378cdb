package io.stoa.connect.http;

import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A resource object of a JSON:API document. Only type and id are certain; every attribute may be missing. */
final class Resource {

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final JsonObject object;

    private Resource(JsonObject object) {
        this.object = object;
    }

    static Resource of(JsonObject document) {
        if (document.get("data") instanceof JsonObject data) {
            return new Resource(data);
        }
        // the specification promises an object; the service has been seen to answer with null
        throw document.get("data") == JsonValue.NULL ? empty() : unreadable();
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

    /** The id as it is spelt, fit to be a segment of a path. */
    String exactId() {
        return text(object, "id").filter(SEGMENT.asMatchPredicate()).orElseThrow(Resource::unreadable);
    }

    /** Every resource of a type that came along with a document, by its id. */
    static Map<String, Resource> included(JsonObject document, String type) {
        Map<String, Resource> resources = new HashMap<>();
        if (document.get("included") instanceof JsonArray included) {
            included.stream()
                    .map(Resource::entryOf)
                    .filter(resource -> text(resource.object, "type").equals(Optional.of(type)))
                    .forEach(resource -> resources.put(resource.exactId(), resource));
        }
        return resources;
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

    boolean flag(String name) {
        return object.get("attributes") instanceof JsonObject attributes && attributes.get(name) == JsonValue.TRUE;
    }

    /** A moment with any offset; empty where it is missing or none. */
    Optional<Instant> instant(String name) {
        try {
            return attribute(name).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    String relatedId(String relationship) {
        return related(relationship).orElseThrow(Resource::unreadable);
    }

    /** The id of what the relationship leads to; empty where it is not told. */
    Optional<String> related(String relationship) {
        return object.get("relationships") instanceof JsonObject relationships
                        && relationships.get(relationship) instanceof JsonObject related
                        && related.get("data") instanceof JsonObject data
                ? text(data, "id")
                : Optional.empty();
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

    private static RetryableFailure empty() {
        return new RetryableFailure(
                FailureCode.CONNECT_ANSWER_UNREADABLE, "App Store Connect answered with a document without data.");
    }

    static RetryableFailure unreadable() {
        return new RetryableFailure(
                FailureCode.CONNECT_ANSWER_UNREADABLE, "App Store Connect answered with a document we cannot read.");
    }
}
