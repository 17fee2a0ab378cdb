package io.stoa.connect.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.connect.ConnectPaused;
import io.stoa.outbound.http.Outbounds;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.RetryableFailure;
import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever App Store Connect, or a gateway before it, answers: a document, or a failure somebody designed. */
class ApiClientTest {

    private static final URI API = URI.create("https://api.appstoreconnect.apple.com");
    private static final String DOCUMENT = "{\"data\":{\"type\":\"apps\",\"id\":\"1\"}}";

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final ScriptedOutbound script = new ScriptedOutbound();
    private ApiClient client;

    @BeforeEach
    void setUp() {
        try (ConnectedSimulator keys = ConnectedSimulator.start(folder)) {
            client = new ApiClient();
            client.outbound = script;
            client.settings = Outbounds.settings(API);
            client.token = keys.token();
            client.token.clock = clock;
            client.budget = new RateBudget();
            client.budget.clock = clock;
            client.budget.reconciliationShare = 0.3;
            client.circuit = CircuitBreakerTest.circuit(clock);
            client.clock = clock;
        }
    }

    @Test
    void shouldReadADocument() {
        script.answers(200, DOCUMENT);

        assertEquals("1", client.read("v1/apps/1").getJsonObject("data").getString("id"));
        assertEquals(URI.create("https://api.appstoreconnect.apple.com/v1/apps/1"), script.asked.get(0));
        assertTrue(script.tokens.get(0).startsWith("Bearer ey"));
    }

    @Test
    void shouldTryOnceMoreWithAFreshTokenWhenOneIsRefused() {
        script.answers(401, error("NOT_AUTHORIZED", "expired")).answers(200, DOCUMENT);
        clock.advance(Duration.ofSeconds(1));
        client.read("v1/apps/1");

        assertEquals(2, script.tokens.size());
        assertNotEquals(script.tokens.get(0), script.tokens.get(1));
        assertEquals(0, script.open());
    }

    @Test
    void shouldNotTryForEverWithATokenThatIsRefused() {
        script.answers(401, error("NOT_AUTHORIZED", "no such key"))
                .answers(401, error("NOT_AUTHORIZED", "no such key"));

        RetryableFailure refused = assertThrows(RetryableFailure.class, () -> client.read("v1/apps/1"));

        assertEquals(FailureCode.CONNECT_REFUSED, refused.code());
        assertTrue(refused.sentence().contains("NOT_AUTHORIZED: no such key"), refused.sentence());
        assertEquals(2, script.asked.size());
        assertEquals(0, script.open());
    }

    @ParameterizedTest
    @CsvSource({
        "403, CONNECT_REFUSED",
        "404, CONNECT_NOT_FOUND",
        "429, CONNECT_RATE_LIMITED",
        "500, CONNECT_UNAVAILABLE",
        "502, CONNECT_UNAVAILABLE",
        "503, CONNECT_UNAVAILABLE",
        "301, CONNECT_UNAVAILABLE",
        "204, CONNECT_UNAVAILABLE"
    })
    void shouldHaveADesignedFailureForEveryStatus(int status, FailureCode code) {
        script.answers(status, error("SOME_CODE", "some detail"));

        RetryableFailure failure = assertThrows(RetryableFailure.class, () -> client.read("v1/apps/1"));

        assertEquals(code, failure.code());
        assertEquals(0, script.open());
    }

    @ParameterizedTest
    @CsvSource({"7,PT7S", "3600,PT1H", "86400,PT1H", "0,PT0S", "-1,PT0S", "soon,PT0S", "99999999999,PT0S"})
    void shouldWaitAsLongAsItIsAskedToButNoLongerThanAnHour(String retryAfter, Duration pause) {
        script.answers(429, "", Map.of("Retry-After", retryAfter));

        assertEquals(
                pause,
                assertThrows(RetryableFailure.class, () -> client.read("v1/apps/1"))
                        .notBefore());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Bad Gateway</body></html>", "", "{", "[]", "null", "\"x\"", "{\"a\":1,}"})
    void shouldNotTakeAGatewaysPageForADocument(String body) {
        script.answers(200, body);

        RetryableFailure failure = assertThrows(RetryableFailure.class, () -> client.read("v1/apps/1"));

        assertEquals(FailureCode.CONNECT_ANSWER_UNREADABLE, failure.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "",
                "{\"errors\":7}",
                "{\"errors\":[7]}",
                "{}",
                "{\"errors\":[{\"detail\":null}]}",
                "{\"errors\":[{}]}",
                "[]"
            })
    void shouldSurviveAnErrorDocumentThatIsNone(String body) {
        script.answers(403, body);

        assertEquals(
                FailureCode.CONNECT_REFUSED,
                assertThrows(RetryableFailure.class, () -> client.read("v1/apps/1"))
                        .code());
    }

    @Test
    void shouldNotRepeatAWholePageOfErrors() {
        String one = "{\"code\":\"A\",\"detail\":\"" + "x".repeat(200) + "\"}";
        String errors =
                ApiErrors.describe(ScriptedOutbound.bytes("{\"errors\":[" + (one + ",").repeat(40) + one + "]}"));

        assertEquals(301, errors.length());
        assertTrue(errors.startsWith("A: x"), errors);
    }

    @Test
    void shouldNotReadADocumentWithoutEnd() {
        script.answersWithoutEnd(200);

        RetryableFailure failure = assertThrows(RetryableFailure.class, () -> client.read("v1/apps/1"));

        assertEquals(FailureCode.CONNECT_ANSWER_UNREADABLE, failure.code());
    }

    @Test
    void shouldTryLaterWhatBrokeOff() {
        script.breaksOff(200);

        RetryableFailure failure = assertThrows(RetryableFailure.class, () -> client.read("v1/apps/1"));

        assertEquals(FailureCode.CONNECT_UNAVAILABLE, failure.code());
        assertEquals(0, script.open());
    }

    @Test
    void shouldStopAskingWhenTheHourIsUsedUp() {
        script.answers(200, DOCUMENT, Map.of("X-Rate-Limit", "user-hour-lim:3500;user-hour-rem:0;"));
        client.read("v1/apps/1");

        RetryableFailure waits = assertThrows(RetryableFailure.class, () -> client.read("v1/apps/1"));

        assertEquals(FailureCode.CONNECT_RATE_LIMITED, waits.code());
        assertEquals(1, script.asked.size());
        clock.advance(Duration.ofMinutes(5));
        script.answers(200, DOCUMENT);
        client.read("v1/apps/1");
        assertEquals(2, script.asked.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                ":",
                "user-hour-rem",
                "user-hour-rem:",
                "user-hour-rem:00x;",
                "user-hour-lim:0;",
                "a:0;b"
            })
    void shouldGoOnWhereTheLimitIsNotTold(String header) {
        script.answers(200, DOCUMENT, Map.of("X-Rate-Limit", header)).answers(200, DOCUMENT);
        client.read("v1/apps/1");
        client.read("v1/apps/1");

        assertEquals(2, script.asked.size());
    }

    @Test
    void shouldReadTheLimitAsItIsWritten() {
        assertEquals(
                new RateLimit(OptionalLong.of(3500), OptionalLong.of(500), OptionalLong.empty()),
                RateLimit.parse("user-hour-lim:3500; user-hour-rem: 500;"));
    }

    @Test
    void shouldGiveTheTokenToNoOtherHost() {
        client.outbound = Outbounds.over(client.settings);

        MarketplaceException refusal = assertThrows(
                MarketplaceException.class,
                () -> client.read(Purpose.INGESTION, URI.create("https://evil.example/v1/apps")));

        assertEquals(FailureCode.DESTINATION_REFUSED, refusal.code());
    }

    @Test
    void shouldNeedAKeyToAskAtAll() {
        client.token.settings.keyId = Optional.empty();

        MarketplaceException refusal = assertThrows(MarketplaceException.class, () -> client.read("v1/apps/1"));

        assertEquals(FailureCode.NOT_CONFIGURED, refusal.code());
        assertTrue(refusal.sentence().contains("stoa.app-store-connect.key-id"));
        assertFalse(script.asked.contains(API));
    }

    @ParameterizedTest
    @CsvSource({
        "'Tue, 03 Feb 2026 21:22:49 GMT',PT30S",
        "'Tue, 03 Feb 2026 21:20:00 GMT',PT0S",
        "'Wed, 04 Feb 2026 21:22:19 GMT',PT1H",
        "'Tue, 03 Feb 2026 21:22:49',PT0S"
    })
    void shouldUnderstandADateToComeBackAt(String date, Duration pause) {
        script.answers(429, "", Map.of("Retry-After", date, "Date", "Tue, 03 Feb 2026 21:22:19 GMT"));
        clock.advance(Duration.ofHours(-3)); // whatever the time is here

        assertEquals(
                pause,
                assertThrows(RetryableFailure.class, () -> client.read("v1/apps/1"))
                        .notBefore());
    }

    @Test
    void shouldKeepEverybodyFromAskingWhileOneWasAskedToWait() {
        script.answers(429, "", Map.of("Retry-After", "70"));
        assertThrows(RetryableFailure.class, () -> client.read("v1/apps/1"));

        assertThrows(ConnectPaused.class, () -> client.read("v1/apps/2"));
        assertEquals(1, script.asked.size());
        clock.advance(Duration.ofSeconds(70));
        script.answers(200, DOCUMENT);
        client.read("v1/apps/2");
        assertEquals(2, script.asked.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 301})
    void shouldSendNothingMoreWhenTheApiFailedFiveTimesInARow(int status) {
        for (int failures = 0; failures < 5; failures++) {
            script.answers(status, "<html>");
            assertThrows(RetryableFailure.class, () -> client.read("v1/apps/1"));
        }
        assertThrows(ConnectPaused.class, () -> client.read("v1/apps/1"));
        assertEquals(5, script.asked.size());

        clock.advance(Duration.ofSeconds(30));
        script.answers(200, DOCUMENT).answers(200, DOCUMENT);
        client.read("v1/apps/1");
        client.read("v1/apps/1");
        assertEquals(7, script.asked.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 409})
    void shouldNotTakeANoForAFailureOfTheApi(int status) {
        for (int answers = 0; answers < 10; answers++) {
            script.answers(status, error("X", "y"));
            assertThrows(RetryableFailure.class, () -> client.read("v1/apps/1"));
        }

        assertEquals(10, script.asked.size());
    }

    @ParameterizedTest
    @CsvSource({
        "'Tue, 03 Feb 2026 21:17:19 GMT','The clock here is 300 seconds ahead of theirs.'",
        "'Tue, 03 Feb 2026 21:24:19 GMT','The clock here is 120 seconds behind theirs.'"
    })
    void shouldTellThatTheClocksDisagreeWhenTheKeyIsRefused(String date, String sentence) {
        script.answers(401, "", Map.of("Date", date)).answers(401, "", Map.of("Date", date));

        RetryableFailure refused = assertThrows(RetryableFailure.class, () -> client.read("v1/apps/1"));

        assertTrue(refused.sentence().contains(sentence), refused.sentence());
    }

    @Test
    void shouldNotBlameTheClockWhereItIsRight() {
        Map<String, String> now = Map.of("Date", "Tue, 03 Feb 2026 21:22:30 GMT");
        script.answers(401, "", now).answers(401, "", now);

        RetryableFailure refused = assertThrows(RetryableFailure.class, () -> client.read("v1/apps/1"));

        assertFalse(refused.sentence().contains("theirs"), refused.sentence());
    }

    @Test
    void shouldSayThatAGatewayAnswered() {
        script.answers(502, "  <!DOCTYPE html><html>");

        RetryableFailure away = assertThrows(RetryableFailure.class, () -> client.read("v1/apps/1"));

        assertEquals(
                "App Store Connect answered 502. It is a page of HTML: a gateway before it answered.", away.sentence());
    }

    @Test
    void shouldNotRepeatAPostWhoseAnswerIsLost() {
        script.answers(500, "");

        assertThrows(
                RetryableFailure.class,
                () -> client.create(Purpose.RECONCILIATION, "v1/webhookDeliveries", JsonValue.EMPTY_JSON_OBJECT));
        assertEquals(List.of("{}"), script.posted);
    }

    private static String error(String code, String detail) {
        return "{\"errors\":[{\"code\":\"" + code + "\",\"detail\":\"" + detail + "\"}]}";
    }
}
