package io.stoa.conformance;

import static io.stoa.conformance.ErrorShape.methodNotAllowed;
import static io.stoa.conformance.ErrorShape.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Restore and updates. */
@OnServer
class DeviceIT {

    private static final String RESTORE = "/device/restore";
    private static final String UPDATES = "/device/updates";
    private static final int TWO_MIB = 2 << 20;
    private static final String UNSIGNED =
            "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.eyJzdWIiOiIxIiwiZXhwIjo5OTk5OTk5OTk5fQ.";

    private final DeployedStoa stoa;

    DeviceIT(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    @BeforeAll
    void publish() {
        stoa.published();
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseWhatIsNoRequest(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldRefuseWhatIsNoRequest() {
        ErrorShape malformed = problem(400, "malformed-request");
        return Stream.of(RESTORE, UPDATES)
                .flatMap(path -> Stream.of(
                        Row.of("nothing", Request.post(path).json(""), malformed),
                        Row.of("not JSON", Request.post(path).json("hello"), malformed),
                        Row.of("an array", Request.post(path).json("[]"), malformed),
                        Row.of("no apps", Request.post(path).json("{}"), malformed),
                        Row.of("apps that are none", Request.post(path).json("{\"apps\": 5}"), malformed),
                        Row.of("an app that is none", Request.post(path).json("{\"apps\": [5]}"), malformed),
                        Row.of("10 001 apps", Request.post(path).json(apps(10_001)), malformed),
                        Row.of("depth 10 000", Request.post(path).json("[".repeat(10_000)), malformed),
                        Row.of("2 MiB", Request.post(path).announcing(TWO_MIB, new byte[] {'{'}), problem(413))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"apps\": []}",
                "{\"apps\": [], \"platform\": \"iOS\", \"osVersion\": \"18.0\", \"unknown\": {\"a\": [1]}}",
                "{\"apps\": [], \"platform\": null, \"osVersion\": 18}"
            })
    void shouldAnswerAnEmptyWishWithNothing(String body) {
        assertTrue(restored(body).getJsonArray("restores").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"appleItemId\": \"1\", \"appleVersionId\": \"1\"}",
                "{\"appleItemId\": \"99999999999999999999999999\", \"appleVersionId\": \"1\"}",
                "{\"appleItemId\": \"-1\", \"appleVersionId\": \"x\"}",
                "{\"appleItemId\": 1.5, \"appleVersionId\": true}",
                "{\"appleItemId\": \"\\u0000\", \"appleVersionId\": \"\\uD800\"}",
                "{}"
            })
    void shouldListAnAppNobodyHasAsAFailure(String app) {
        JsonObject answer = restored("{\"apps\": [" + app + "], \"platform\": \"iOS\", \"osVersion\": \"18.3.1\"}");
        assertTrue(answer.getJsonArray("restores").isEmpty(), answer::toString);
        JsonObject failure = answer.getJsonArray("failures").getJsonObject(0).getJsonObject("failure");
        assertEquals(404, failure.getInt("code"), answer::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"17.4.1b\"", "\"\"", "\"18\"", "\"999999999999.1\"", "18.3", "null", "[]"})
    void shouldUnderstandWhatItCanOfAnOsVersion(String osVersion) {
        String body = PublishedApp.restoreRequest(PublishedApp.APPLE_VERSION_ID).replace("\"18.3.1\"", osVersion);
        Answer answer = stoa.send(Request.post(RESTORE).json(body));
        assertEquals(200, answer.status(), answer::toString);
    }

    @Test
    void shouldTakeIdsAsNumbersToo() {
        String body = "{\"apps\": [{\"appleItemId\": " + PublishedApp.APPLE_ITEM_ID + ", \"appleVersionId\": "
                + PublishedApp.APPLE_VERSION_ID + "}], \"platform\": \"iOS\", \"osVersion\": \"18.3.1\"}";
        assertEquals(1, restored(body).getJsonArray("restores").size());
    }

    @Test
    void shouldAnswerForEachAppOfSeveral() {
        String body = "{\"apps\": [{\"appleItemId\": \"1\", \"appleVersionId\": \"1\"}, {\"appleItemId\": \""
                + PublishedApp.APPLE_ITEM_ID + "\", \"appleVersionId\": \"" + PublishedApp.APPLE_VERSION_ID
                + "\"}], \"platform\": \"iOS\", \"osVersion\": \"18.3.1\"}";
        JsonObject answer = restored(body);
        assertEquals(1, answer.getJsonArray("restores").size(), answer::toString);
        assertEquals(1, answer.getJsonArray("failures").size(), answer::toString);
    }

    @Test
    void shouldNotOfferAnAppToAnOlderSystemThanItsManifestSays() {
        String body = PublishedApp.restoreRequest(PublishedApp.APPLE_VERSION_ID).replace("18.3.1", "15.0");
        assertEquals(1, restored(body).getJsonArray("failures").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {RESTORE, UPDATES, "/device/licenses", "/device/licenses/renewals"})
    void shouldRefuseAnyTokenThatIsNotGood(String path) {
        Stream.of("rubbish", "", "a.b.c", UNSIGNED, "x".repeat(4_000), stoa.token("operator"))
                .forEach(token -> problem(403)
                        .check(stoa.send(Request.post(path).bearer(token).json("{\"apps\": []}"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/octet-stream", "///", "application/json;charset=utf-7"})
    void shouldIgnoreTheContentType(String contentType) {
        Answer answer = stoa.send(
                Request.post(RESTORE).header("Content-Type", contentType).body("{\"apps\": []}"));
        assertEquals(200, answer.status(), answer::toString);
    }

    @Test
    void shouldAnswerAnAddressOfAnAppOnlyForThatApp() {
        String body = PublishedApp.restoreRequest(PublishedApp.APPLE_VERSION_ID);
        String other = "/device/apps/" + stoa.installation().marketplaceAppleItemId() + "/restore";
        Answer answer = stoa.send(Request.post(other).json(body));
        assertTrue(answer.json().getJsonArray("restores").isEmpty(), answer::toString);
        problem(404).check(stoa.send(Request.post("/device/apps/no-app/restore").json(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {RESTORE, UPDATES})
    void shouldBeAskedByPostAlone(String path) {
        methodNotAllowed("POST").check(stoa.send(Request.get(path)));
    }

    @Test
    void shouldKeepNoSession() {
        Answer answer = stoa.send(Request.post(RESTORE).json("{\"apps\": []}"));
        assertTrue(answer.header("Set-Cookie").isEmpty(), answer::toString);
    }

    private JsonObject restored(String body) {
        Answer answer = stoa.send(Request.post(RESTORE).json(body));
        assertEquals(200, answer.status(), answer::toString);
        return answer.json();
    }

    private static String apps(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "{\"appleItemId\":\"" + number + "\"}")
                .collect(Collectors.joining(",", "{\"apps\":[", "]}"));
    }
}
