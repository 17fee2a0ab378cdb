package io.stoa.problem.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.problem.FailureCode;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code has a status, a title and a paragraph that says what to do, and no paragraph is left over. */
class ProblemTypeTest {

    private static final Path PAGE = Path.of("..", "docs", "problems.md");
    private static final Pattern PARAGRAPH =
            Pattern.compile("^### (\\S+)\\R(.+?)(?=^##|\\z)", Pattern.MULTILINE | Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({
        "MALFORMED_REQUEST,400",
        "REQUEST_TOO_LARGE,413",
        "REQUEST_TOO_SLOW,408",
        "SIGNATURE_REFUSED,401",
        "CALLER_UNKNOWN,401",
        "NOT_ALLOWED,403",
        "NOT_FOUND,404",
        "ALREADY_EXISTS,409",
        "STATE_CONFLICT,409",
        "RATE_LIMITED,429",
        "DATABASE_AWAY,503",
        "ADMINISTRATION_BUSY,503",
        "SIGN_IN_BUSY,503",
        "STORAGE_UNAVAILABLE,503",
        "NOT_CONFIGURED,503",
        "CONNECT_UNAVAILABLE,503",
        "PACKAGE_REFUSED,400",
        "INTERNAL,500"
    })
    void shouldHaveTheStatusOfItsKind(FailureCode code, int status) {
        assertEquals(status, ProblemType.of(code).status());
    }

    @ParameterizedTest
    @EnumSource(FailureCode.class)
    void shouldDescribeItselfAsRfc9457Says(FailureCode code) {
        ProblemType type = ProblemType.of(code);
        JsonObject document = type.describe("What happened.");

        assertEquals(Set.of("type", "title", "status", "detail"), document.keySet());
        assertEquals("urn:stoa:problem:" + code.slug(), document.getString("type"));
        assertEquals(type.status(), document.getInt("status"));
        assertEquals("What happened.", document.getString("detail"));
        assertFalse(document.getString("title").isBlank());
    }

    @ParameterizedTest
    @EnumSource(FailureCode.class)
    void shouldAskTheCallerToComeBackWhereThatHelps(FailureCode code) {
        ProblemType type = ProblemType.of(code);

        assertEquals(Set.of(429, 503).contains(type.status()), type.isTemporary());
        assertEquals(
                type.isTemporary(), Problems.answer(code, "What happened.").getHeaderString("Retry-After") != null);
    }

    @ParameterizedTest
    @EnumSource(FailureCode.class)
    void shouldNeverBeKeptByACache(FailureCode code) {
        assertEquals("no-store", Problems.answer(code, "What happened.").getHeaderString("Cache-Control"));
        assertEquals(
                ProblemType.MEDIA_TYPE,
                Problems.answer(code, "x").getMediaType().toString());
    }

    @ParameterizedTest
    @EnumSource(FailureCode.class)
    void shouldBeDocumentedWithItsStatusAndWhatToDo(FailureCode code) throws IOException {
        String paragraph = paragraphs().getOrDefault(code.slug(), "");

        assertTrue(paragraph.contains("Status " + ProblemType.of(code).status()), () -> code.slug() + ": " + paragraph);
        assertTrue(paragraph.matches("(?s).*\\*[^*]+\\*.*"), () -> code.slug() + " does not say what to do");
    }

    @Test
    void shouldDocumentNoCodeThatDoesNotExist() throws IOException {
        List<String> slugs =
                Arrays.stream(FailureCode.values()).map(FailureCode::slug).toList();

        assertEquals(Set.copyOf(slugs), paragraphs().keySet());
    }

    private static Map<String, String> paragraphs() throws IOException {
        return PARAGRAPH
                .matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), ProblemTypeTest::textOf));
    }

    private static String textOf(MatchResult paragraph) {
        return paragraph.group(2).strip();
    }
}
