package io.stoa.conformance;

import static io.stoa.conformance.ErrorShape.problem;
import static io.stoa.conformance.ErrorShape.refusedBeforeUs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that hold wherever a request goes, and requests that are hardly any. */
@OnServer
class AnyPathIT {

    private final DeployedStoa stoa;

    AnyPathIT(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/unknown", "/unknown/deeper", "/index.html", "/favicon.php", "/WEB-INF/web.xml", "/META-INF/"})
    void shouldNotFindAPathOfPeople(String path) {
        ErrorShape.status(404).check(stoa.send(Request.get(path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/device/unknown",
                "/oauth/unknown",
                "/webhooks/unknown",
                "/.well-known/unknown",
                "/api/v1/unknown"
            })
    void shouldTellAProgramThatNothingAnswersThere(String path) {
        problem(404).check(stoa.send(Request.get(path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/.well-known/marketplace-kit", "/licenses/resolution", "/oauth/jwks.json"})
    void shouldRefuseHeadersWithoutMeasure(String path) {
        refusedBeforeUs().check(stoa.send(Request.get(path).header("X-Long", "x".repeat(100_000))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/.well-known/marketplace-kit"})
    void shouldNeverRedirectToAHostSomebodyMadeUp(String path) {
        Answer answer = stoa.send(Request.get(path).header("X-Forwarded-Host", "evil.example"));
        assertFalse(answer.toString().contains("evil.example"), answer::toString);
    }

    @Test
    void shouldAnswerAnOldRequestWithoutAHostAndNotFail() {
        Answer answer = stoa.send(Request.get("/unknown").http10WithoutHost());
        assertTrue(answer.status() < 500, answer::toString);
    }

    @Test
    void shouldNotBeSmuggledASecondRequest() {
        byte[] smuggled = "0\r\n\r\nGET /admin/notifications.xhtml HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        Answer answer = stoa.send(Request.post("/webhooks/app-store-connect")
                .header("Transfer-Encoding", "chunked")
                .header("Content-Length", "6")
                .bytes(smuggled));
        assertTrue(answer.status() < 500, answer::toString);
        assertEquals(1, answers(answer), () -> "two answers to one request: " + answer);
    }

    @Test
    void shouldRefuseTwoLengths() {
        refusedBeforeUs()
                .check(stoa.send(Request.post("/webhooks/app-store-connect")
                        .header("Content-Length", "5")
                        .header("Content-Length", "6")
                        .bytes("hello!".getBytes(StandardCharsets.US_ASCII))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/%zz", "/%00", "/api/v1/%ff", "/device//restore", "/.well-known%2fmarketplace-kit"})
    void shouldNotFailOnAPathThatIsNone(String target) {
        Answer answer = stoa.send(Request.get(target));
        assertTrue(answer.status() < 500, answer::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "BREW", "PROPFIND"})
    void shouldNotFailOnAMethodNobodyKnows(String method) {
        for (String path : new String[] {"/", "/api/v1/apps", "/device/restore", "/packages/x"}) {
            Answer answer = stoa.send(Request.of(method, path));
            assertTrue(answer.status() < 500 || answer.status() == 501, answer::toString);
            assertFalse(answer.text().contains("stack"), answer::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/admin/login.xhtml", "/apps/1", "/nowhere", "/webhooks/app-store-connect", "/oauth/token"})
    void shouldTakeNoBodyOfGigabytesButForAnImport(String path) {
        Answer answer = stoa.send(Request.post(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .announcing(3_000_000_000L, "a=".getBytes(StandardCharsets.US_ASCII)));
        refusedBeforeUs().check(answer);
    }

    @Test
    void shouldReadNoFormWhoseLengthNobodyKnows() {
        Answer answer = stoa.send(Request.post("/admin/login.xhtml")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .endlessChunks(3));
        refusedBeforeUs().check(answer);
    }

    private static long answers(Answer answer) {
        return 1 + answer.text().split("HTTP/1\\.1 ", -1).length - 1;
    }
}
