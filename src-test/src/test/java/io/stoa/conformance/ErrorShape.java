package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.regex.Pattern;

/** The ways Stoa says no, each with all that a caller may rely on. */
@FunctionalInterface
interface ErrorShape {

    /** What no answer may ever show: stack traces, names of classes, SQL. */
    Pattern INNARDS = Pattern.compile(
            "\\bat [a-z]+(\\.[\\w$]+)+\\(|\\.java:\\d+|Exception\\b|java\\.lang\\.|io\\.stoa\\.|jakarta\\.(?!faces\\.)|SQLState"
                    + "|select .* from |GlassFish|Payara|WildFly|Undertow|RESTEasy",
            Pattern.CASE_INSENSITIVE);

    void check(Answer answer);

    /** RFC 9457. */
    static ErrorShape problem(int status) {
        return answer -> {
            assertEquals(status, answer.status(), answer::toString);
            assertMediaType("application/problem+json", answer);
            JsonObject problem = answer.json();
            assertEquals(status, problem.getInt("status"), answer::toString);
            assertFalse(problem.getString("type").isBlank(), answer::toString);
            assertFalse(problem.getString("title").isBlank(), answer::toString);
            showsNoInnards(answer);
        };
    }

    /** A problem document that names the failure by its code. */
    static ErrorShape problem(int status, String code) {
        return problem(status)
                .and(answer -> assertTrue(answer.json().getString("type").endsWith(code), answer::toString));
    }

    /** A 401 that says how to authenticate. @see "RFC 6750, section 3" */
    static ErrorShape unauthenticated() {
        return problem(401)
                .and(answer -> assertTrue(
                        answer.header("WWW-Authenticate").orElse("").startsWith("Bearer"), answer::toString));
    }

    /** A 405 that says what is allowed. @see "RFC 9110, section 15.5.6" */
    static ErrorShape methodNotAllowed(String allowed) {
        return answer -> {
            assertEquals(405, answer.status(), answer::toString);
            assertTrue(answer.header("Allow").orElse("").contains(allowed), answer::toString);
            showsNoInnards(answer);
        };
    }

    /** RFC 6749, section 5.2. */
    static ErrorShape oauth(String error) {
        return oauth(400, error);
    }

    static ErrorShape oauth(int status, String error) {
        return answer -> {
            assertEquals(status, answer.status(), answer::toString);
            assertMediaType("application/json", answer);
            assertEquals(error, answer.json().getString("error"), answer::toString);
            assertFalse(answer.json().getString("error_description").isBlank(), answer::toString);
            assertEquals("no-store", answer.header("Cache-Control").orElse(""), answer::toString);
            showsNoInnards(answer);
        };
    }

    /** What a container says before our code is asked: any 4xx, or a closed connection. */
    static ErrorShape refusedBeforeUs() {
        return answer -> {
            boolean refused = answer.status() / 100 == 4 || answer.status() == Answer.CLOSED.status();
            assertTrue(refused, answer::toString);
        };
    }

    /** An answer that is no refusal at all: bad input may also be harmless. */
    static ErrorShape status(int status) {
        return answer -> {
            assertEquals(status, answer.status(), answer::toString);
            showsNoInnards(answer);
        };
    }

    /** A page for people. */
    static ErrorShape page(int status) {
        return status(status).and(answer -> assertMediaType("text/html", answer));
    }

    default ErrorShape and(ErrorShape more) {
        return answer -> {
            check(answer);
            more.check(answer);
        };
    }

    private static void assertMediaType(String expected, Answer answer) {
        assertTrue(answer.header("Content-Type").orElse("").startsWith(expected), answer::toString);
    }

    private static void showsNoInnards(Answer answer) {
        assertFalse(INNARDS.matcher(answer.text()).find(), () -> "the answer shows innards: " + answer);
    }
}
