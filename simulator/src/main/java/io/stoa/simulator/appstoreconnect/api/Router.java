package io.stoa.simulator.appstoreconnect.api;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the resource of a path and says no as the real API does where there is none. */
final class Router {

    private static final Map<String, String> COLLECTION_OPERATIONS = Map.of("GET", "GET_COLLECTION", "POST", "CREATE");
    private static final Map<String, String> INSTANCE_OPERATIONS =
            Map.of("GET", "GET_INSTANCE", "PATCH", "UPDATE", "DELETE", "DELETE");

    private final List<Resource> resources;
    private final List<Write> writes;

    Router(List<Resource> resources, List<Write> writes) {
        this.resources = List.copyOf(resources);
        this.writes = List.copyOf(writes);
    }

    /** Whether a request may change something, so that its body is to be read. */
    boolean writes(String method, URI target) {
        return write(method, target.getRawPath()).isPresent();
    }

    private Optional<Write> write(String method, String path) {
        return writes.stream()
                .filter(known -> known.method().equals(method) && matches(known.path(), path))
                .findFirst();
    }

    /**
     * Carries out a request that changes something.
     *
     * @throws ApiError no such operation, or it is refused
     */
    Answer change(String method, URI origin, URI target, RequestBody body) {
        String path = target.getRawPath();
        Write write = write(method, path).orElseThrow(() -> ApiError.methodNotAllowed(method, path));
        Query query =
                new QueryRules().read(Optional.ofNullable(target.getRawQuery()).orElse(""));
        return write.carryOut(new Call(origin, path, idOf(write.path(), path), query), body);
    }

    /**
     * Answers a request.
     *
     * @param origin scheme and host the caller used
     * @param target path and query as sent
     * @throws ApiError no such path, operation or resource, or a parameter that is not allowed
     */
    JsonObject answer(String method, URI origin, URI target) {
        String path = target.getRawPath();
        Optional<Resource> resource =
                resources.stream().filter(known -> matches(known.path(), path)).findFirst();
        if (resource.isEmpty() || !method.equals("GET")) {
            throw refusal(method, path, resource.isPresent());
        }
        String query = Optional.ofNullable(target.getRawQuery()).orElse("");
        Query parameters = resource.get().parameters().read(query);
        return resource.get().get(new Call(origin, path, idOf(resource.get().path(), path), parameters));
    }

    private static boolean matches(String pattern, String path) {
        return Pattern.matches(pattern.replace("{id}", "[^/]+"), path);
    }

    private static String idOf(String pattern, String path) {
        int id = List.of(pattern.split("/")).indexOf("{id}");
        return id < 0 ? "" : URLDecoder.decode(path.split("/")[id].replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Observed: an operation that a type lacks is forbidden; for related paths the documented 405 stays. */
    private ApiError refusal(String method, String path, boolean pathExists) {
        String[] segments = path.split("/");
        boolean aboutType = segments.length == 3 || segments.length == 4;
        if (aboutType
                && segments[1].equals("v1")
                && !allowedOperations(segments[2]).isEmpty()) {
            String operation =
                    (segments.length == 3 ? COLLECTION_OPERATIONS : INSTANCE_OPERATIONS).getOrDefault(method, method);
            return ApiError.forbidden("The resource '" + segments[2] + "' has no operation " + operation
                    + ". Its operations here are: " + String.join(", ", allowedOperations(segments[2])) + ".");
        }
        return pathExists ? ApiError.methodNotAllowed(method, path) : ApiError.unknownPath(path);
    }

    private TreeSet<String> allowedOperations(String type) {
        TreeSet<String> operations = new TreeSet<>();
        for (Resource resource : resources) {
            if (resource.path().equals("/v1/" + type)) {
                operations.add("GET_COLLECTION");
            } else if (resource.path().equals("/v1/" + type + "/{id}")) {
                operations.add("GET_INSTANCE");
            }
        }
        writes.stream()
                .filter(write ->
                        write.path().equals("/v1/" + type) || write.path().equals("/v1/" + type + "/{id}"))
                .map(write -> Optional.ofNullable(COLLECTION_OPERATIONS.get(write.method()))
                        .orElseGet(() -> INSTANCE_OPERATIONS.get(write.method())))
                .forEach(operations::add);
        return operations;
    }
}
