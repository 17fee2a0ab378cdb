package io.stoa.simulator.appstoreconnect.api;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One request to one resource.
 *
 * @param origin scheme and host the caller used, which all links repeat
 * @param path   as sent, without query
 * @param id     the identifier inside the path; empty where the path has none
 * @param query  checked against the resource's rules
 */
record Call(URI origin, String path, String id, Query query) {

    /** The same call as if it had been made to what it created. */
    Call created(String createdId) {
        return new Call(origin, path + "/" + createdId, createdId, query);
    }

    /** @throws ApiError the body names another resource than the path */
    void requireSameId(String bodyId) {
        if (!id.equals(bodyId)) {
            throw ApiError.conflict("The id must be the one of the path.", "/data/id");
        }
    }

    String self() {
        return link(path, query.values());
    }

    String link(String target) {
        return origin + target;
    }

    /** An absolute link with an encoded query; brackets too, as the real links show. */
    String link(String target, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? link(target) : link(target) + "?" + query;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
