package io.stoa.simulator.appstoreconnect.api;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An answer that is an error document. Codes are Apple's; titles and details are for people and are our own.
 *
 * @see "Apple, App Store Connect API: Interpreting and Handling Errors"
 */
final class ApiError extends RuntimeException {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final int status;
    private final String code;
    private final String title;
    private final String source;

    private ApiError(int status, String code, String title, String detail, String source) {
        super(detail);
        this.status = status;
        this.code = code;
        this.title = title;
        this.source = source;
    }

    static ApiError notAuthorized(String detail) {
        return new ApiError(401, "NOT_AUTHORIZED", "The request is not authenticated.", detail, "");
    }

    static ApiError forbidden(String detail) {
        return new ApiError(403, "FORBIDDEN_ERROR", "The request is not allowed.", detail, "");
    }

    static ApiError unknownPath(String path) {
        String detail = "No operation has the path " + path + ".";
        return new ApiError(404, "PATH_ERROR", "The path does not exist.", detail, "");
    }

    static ApiError unknownResource(ResourceType type, String id) {
        String detail = "There is no resource of type " + type.typeName() + " with the id " + id + ".";
        return new ApiError(404, "NOT_FOUND", "The resource does not exist.", detail, "");
    }

    static ApiError methodNotAllowed(String method, String path) {
        String detail = "The path " + path + " has no method " + method + ".";
        return new ApiError(405, "METHOD_NOT_ALLOWED", "The method is not allowed.", detail, "");
    }

    static ApiError illegalParameter(String name) {
        String detail = "The parameter " + name + " cannot be used with this request.";
        return new ApiError(400, "PARAMETER_ERROR.ILLEGAL", "A parameter is unknown here.", detail, name);
    }

    static ApiError invalidParameter(String name, String complaint) {
        return new ApiError(400, "PARAMETER_ERROR.INVALID", "A parameter has an invalid value.", complaint, name);
    }

    static ApiError requiredParameter(String name) {
        String detail = "Exactly one filter by date is needed here, such as " + name + ".";
        return new ApiError(400, "PARAMETER_ERROR.REQUIRED", "A parameter is missing.", detail, name);
    }

    static ApiError invalidEntity(String detail) {
        return new ApiError(400, "ENTITY_INVALID", "The body is not valid.", detail, "");
    }

    static ApiError unprocessable(String detail) {
        return new ApiError(422, "ENTITY_UNPROCESSABLE", "The body has the wrong content.", detail, "");
    }

    /** @param pointer to the member that breaks a rule, as in RFC 6901 */
    static ApiError conflict(String detail, String pointer) {
        return new ApiError(409, "ENTITY_ERROR.ATTRIBUTE.INVALID", "The data breaks a rule.", detail, pointer);
    }

    static ApiError unsupportedMediaType() {
        String detail = "Send the body as application/json.";
        return new ApiError(415, "UNSUPPORTED_MEDIA_TYPE", "The body has the wrong type.", detail, "");
    }

    static ApiError rateLimitExceeded(int limit) {
        String detail = "This API key has made " + limit + " requests within an hour. Wait, then try again.";
        return new ApiError(429, "RATE_LIMIT_EXCEEDED", "The rate limit is reached.", detail, "");
    }

    static ApiError tooManyRequests() {
        String detail = "Too many requests at once. Wait, then try again.";
        return new ApiError(429, "RATE_LIMIT_EXCEEDED", "The rate limit is reached.", detail, "");
    }

    static ApiError unexpected(int status) {
        String detail = "Something went wrong on the server's side. Try again later.";
        return new ApiError(status, "UNEXPECTED_ERROR", "An unexpected error occurred.", detail, "");
    }

    Answer toAnswer() {
        JsonObject errors = JSON.createObjectBuilder()
                .add("errors", JSON.createArrayBuilder().add(error()))
                .build();
        return Answer.json(status, errors);
    }

    private JsonObjectBuilder error() {
        JsonObjectBuilder error = JSON.createObjectBuilder();
        occurrence().ifPresent(id -> error.add("id", id));
        error.add("status", Integer.toString(status)).add("code", code).add("title", title);
        error.add("detail", getMessage());
        if (!source.isEmpty()) {
            String kind = source.startsWith("/") ? "pointer" : "parameter";
            error.add("source", JSON.createObjectBuilder().add(kind, source));
        }
        return error;
    }

    /** As observed, an error about authentication has no id. */
    private Optional<String> occurrence() {
        return status == 401 ? Optional.empty() : Optional.of(UUID.randomUUID().toString());
    }
}
