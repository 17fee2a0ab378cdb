package io.stoa.simulator.appstoreconnect.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes JSON:API documents: one resource, a page of resources, linkages. */
final class Document {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private Document() {}

    static JsonObject single(Call call, ResourceObject resource, List<ResourceObject> included) {
        JsonObjectBuilder document = JSON.createObjectBuilder().add("data", resource.toJson());
        addIncluded(call, document, included);
        return document.add("links", JSON.createObjectBuilder().add("self", call.self()))
                .build();
    }

    static JsonObject page(Call call, Page<ResourceObject> page, List<ResourceObject> included) {
        JsonObjectBuilder document = JSON.createObjectBuilder().add("data", array(ResourceObject.toJson(page.items())));
        addIncluded(call, document, included);
        return document.add("links", links(call, page))
                .add("meta", paging(page))
                .build();
    }

    /** A document of identifiers only. */
    static JsonObject linkages(Call call, ResourceType type, Page<String> ids) {
        return JSON.createObjectBuilder()
                .add("data", identifiers(type, ids.items()))
                .add("links", links(call, ids))
                .add("meta", paging(ids))
                .build();
    }

    /** A document of one identifier. */
    static JsonObject linkage(Call call, ResourceType type, String id) {
        return JSON.createObjectBuilder()
                .add("data", identifier(type, id))
                .add("links", JSON.createObjectBuilder().add("self", call.self()))
                .build();
    }

    static JsonObject identifier(ResourceType type, String id) {
        return JSON.createObjectBuilder()
                .add("type", type.typeName())
                .add("id", id)
                .build();
    }

    static JsonArrayBuilder identifiers(ResourceType type, List<String> ids) {
        return array(ids.stream().map(id -> identifier(type, id)).toList());
    }

    static JsonObjectBuilder paging(Page<?> page) {
        JsonObjectBuilder paging =
                JSON.createObjectBuilder().add("total", page.total()).add("limit", page.limit());
        page.next().ifPresent(next -> paging.add("nextCursor", next.toString()));
        return JSON.createObjectBuilder().add("paging", paging);
    }

    private static JsonObjectBuilder links(Call call, Page<?> page) {
        JsonObjectBuilder links = JSON.createObjectBuilder().add("self", call.self());
        Map<String, String> parameters = new LinkedHashMap<>(call.query().values());
        parameters.remove("cursor");
        links.add("first", call.link(call.path(), parameters));
        page.next().ifPresent(next -> {
            parameters.put("cursor", next.toString());
            parameters.put("limit", Integer.toString(page.limit()));
            links.add("next", call.link(call.path(), parameters));
        });
        return links;
    }

    private static void addIncluded(Call call, JsonObjectBuilder document, List<ResourceObject> included) {
        if (call.query().includesAnything()) {
            Map<String, JsonObject> once = new LinkedHashMap<>();
            included.forEach(resource -> once.putIfAbsent(resource.identity(), resource.toJson()));
            document.add("included", array(once.values()));
        }
    }

    private static JsonArrayBuilder array(Collection<JsonObject> objects) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        objects.forEach(array::add);
        return array;
    }
}
