package io.stoa.simulator.appstoreconnect.api;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A resource as it stands in a document; only the fields the caller asked for are written. */
final class ResourceObject {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final Call call;
    private final ResourceType type;
    private final String id;
    private final Map<String, JsonValue> attributes = new LinkedHashMap<>();
    private final Map<String, JsonObject> relationships = new LinkedHashMap<>();

    ResourceObject(Call call, ResourceType type, String id) {
        this.call = call;
        this.type = type;
        this.id = id;
    }

    ResourceObject attribute(String name, String value) {
        return attribute(name, Json.createValue(value));
    }

    ResourceObject attribute(String name, JsonValue value) {
        attributes.put(name, value);
        return this;
    }

    ResourceObject attribute(String name, Optional<String> value) {
        value.ifPresent(known -> attribute(name, known));
        return this;
    }

    /** A to-many relationship by its links alone. */
    ResourceObject linked(String name) {
        relationships.put(
                name, JSON.createObjectBuilder().add("links", links(name)).build());
        return this;
    }

    /** A to-many relationship whose related resources are included. */
    ResourceObject related(String name, ResourceType relatedType, Page<String> ids) {
        relationships.put(
                name,
                JSON.createObjectBuilder()
                        .add("links", links(name))
                        .add("meta", Document.paging(ids))
                        .add("data", Document.identifiers(relatedType, ids.items()))
                        .build());
        return this;
    }

    /** A to-one relationship that carries its data only. */
    ResourceObject relatedToOne(String name, ResourceType relatedType, String relatedId) {
        JsonObject data = Document.identifier(relatedType, relatedId);
        relationships.put(name, JSON.createObjectBuilder().add("data", data).build());
        return this;
    }

    /** Type and id, which no two resources of a document share. */
    String identity() {
        return path();
    }

    JsonObject toJson() {
        Predicate<String> wanted = call.query()
                .fields(type)
                .<Predicate<String>>map(fields -> fields::contains)
                .orElse(name -> true);
        JsonObjectBuilder shown = JSON.createObjectBuilder();
        attributes.keySet().stream().filter(wanted).forEach(name -> shown.add(name, attributes.get(name)));
        JsonObjectBuilder related = JSON.createObjectBuilder();
        relationships.keySet().stream().filter(wanted).forEach(name -> related.add(name, relationships.get(name)));
        JsonObjectBuilder object =
                JSON.createObjectBuilder().add("type", type.typeName()).add("id", id);
        addUnlessEmpty(object, "attributes", shown.build());
        addUnlessEmpty(object, "relationships", related.build());
        return object.add("links", JSON.createObjectBuilder().add("self", call.link(path())))
                .build();
    }

    private static void addUnlessEmpty(JsonObjectBuilder object, String name, JsonObject members) {
        if (!members.isEmpty()) {
            object.add(name, members);
        }
    }

    private JsonObjectBuilder links(String relationship) {
        return JSON.createObjectBuilder()
                .add("self", call.link(path() + "/relationships/" + relationship))
                .add("related", call.link(path() + "/" + relationship));
    }

    private String path() {
        return "/v1/" + type.typeName() + "/" + id;
    }

    static List<JsonObject> toJson(List<ResourceObject> objects) {
        return objects.stream().map(ResourceObject::toJson).toList();
    }
}
