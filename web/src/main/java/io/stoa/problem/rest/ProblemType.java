package io.stoa.problem.rest;

import io.stoa.problem.FailureCode;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;

/**
 * A failure as a problem document of RFC 9457.
 *
 * @param code   what went wrong; its slug ends the problem's {@code type} and heads its paragraph in docs/problems.md
 * @param status the HTTP status
 * @param title  the sort of failure in a few words, the same for every occurrence
 */
public record ProblemType(FailureCode code, int status, String title) {

    public static final String MEDIA_TYPE = "application/problem+json";

    // asked for by each call it is searched for on the whole class path, which cost more than all else of a refusal
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String TYPE_PREFIX = "urn:stoa:problem:";

    public static ProblemType of(FailureCode code) {
        return switch (code.kind()) {
            case INVALID -> new ProblemType(code, 400, "The request cannot be understood or accepted");
            case TOO_LARGE -> new ProblemType(code, 413, "The request is too large");
            case TOO_SLOW -> new ProblemType(code, 408, "The request came too slowly");
            case UNAUTHENTICATED -> new ProblemType(code, 401, "The caller is not known");
            case FORBIDDEN -> new ProblemType(code, 403, "The caller may not do this");
            case ABSENT -> new ProblemType(code, 404, "There is no such thing here");
            case CONFLICT -> new ProblemType(code, 409, "It contradicts what is already here");
            case TOO_MANY -> new ProblemType(code, 429, "Too many requests");
            case UNAVAILABLE -> new ProblemType(code, 503, "Something Stoa needs is away; try again");
            case INTERNAL -> new ProblemType(code, 500, "Something went wrong here");
        };
    }

    /** The document for one occurrence. */
    public JsonObject describe(String detail) {
        return JSON.createObjectBuilder()
                .add("type", TYPE_PREFIX + code.slug())
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .build();
    }

    /** A document that says no more than its status, where nobody knows more. */
    static JsonObject ofStatus(int status, String title) {
        return JSON.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title)
                .add("status", status)
                .build();
    }

    /** Whether the caller is asked to come back. */
    public boolean isTemporary() {
        return status == 503 || status == 429;
    }
}
