package io.stoa.problem.rest;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes problem documents, for resources and for servlets alike. */
public final class Problems {

    private static final String RETRY_SECONDS = "5";

    private Problems() {}

    public static Response answer(MarketplaceException failure) {
        return answer(failure.code(), failure.sentence());
    }

    public static Response answer(FailureCode code, String sentence) {
        ProblemType type = ProblemType.of(code);
        Response.ResponseBuilder answer = Response.status(type.status())
                .type(ProblemType.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(type.describe(sentence).toString());
        if (type.isTemporary()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.build();
    }

    public static void write(HttpServletResponse response, MarketplaceException failure) throws IOException {
        write(response, failure.code(), failure.sentence());
    }

    public static void write(HttpServletResponse response, FailureCode code, String sentence) throws IOException {
        ProblemType type = ProblemType.of(code);
        tellWhenToComeAgain(response, code);
        write(response, type.status(), type.describe(sentence));
    }

    /** Says after how many seconds to try again, where that may help. */
    public static void tellWhenToComeAgain(HttpServletResponse response, FailureCode code) {
        if (ProblemType.of(code).isTemporary()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
    }

    /** A refusal that is the container's, of which only the status is known. */
    public static void write(HttpServletResponse response, int status, String title) throws IOException {
        write(response, status, ProblemType.ofStatus(status, title));
    }

    private static void write(HttpServletResponse response, int status, JsonObject problem) throws IOException {
        byte[] body = problem.toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(ProblemType.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(body);
    }
}
