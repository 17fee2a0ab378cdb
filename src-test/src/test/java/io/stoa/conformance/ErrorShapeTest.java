package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorShapeTest {

    private static final String PROBLEM =
            "{\"type\":\"urn:stoa:problem:not-found\",\"title\":\"No such thing\",\"status\":404,\"detail\":\"%s\"}";

    @Test
    void shouldAcceptAProblemDocument() {
        assertDoesNotThrow(
                () -> ErrorShape.problem(404, "not-found").check(answer(404, "application/problem+json", PROBLEM)));
    }

    @Test
    void shouldNotAcceptAnotherStatusInsideThanOutside() {
        refused(ErrorShape.problem(400), answer(400, "application/problem+json", PROBLEM));
    }

    @Test
    void shouldNotAcceptAnotherMediaType() {
        refused(ErrorShape.problem(404), answer(404, "application/json", PROBLEM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.NullPointerException",
                "at io.stoa.oauth.Grants(Grants.java:12)",
                "SQLState 23505",
                "Payara Micro - Error report",
                "select x from licence"
            })
    void shouldNotAcceptInnards(String detail) {
        refused(ErrorShape.problem(404), answer(404, "application/problem+json", PROBLEM.formatted(detail)));
    }

    @Test
    void shouldNotAcceptAServerErrorWhereTheServerHasToRefuse() {
        refused(ErrorShape.refusedBeforeUs(), answer(500, "text/html", ""));
        refused(ErrorShape.refusedBeforeUs(), answer(200, "text/html", ""));
        assertDoesNotThrow(() -> ErrorShape.refusedBeforeUs().check(Answer.CLOSED));
    }

    @Test
    void shouldNotAcceptAnOAuthRefusalThatMayBeKept() {
        Answer answer = answer(400, "application/json", "{\"error\":\"invalid_grant\",\"error_description\":\"No.\"}");
        refused(ErrorShape.oauth("invalid_grant"), answer);
    }

    private static void refused(ErrorShape shape, Answer answer) {
        assertThrows(AssertionError.class, () -> shape.check(answer));
    }

    private static Answer answer(int status, String mediaType, String body) {
        return new Answer(status, Map.of("content-type", mediaType), body.getBytes(StandardCharsets.UTF_8));
    }
}
