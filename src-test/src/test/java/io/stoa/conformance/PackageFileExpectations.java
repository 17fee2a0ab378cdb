package io.stoa.conformance;

import static io.stoa.conformance.ErrorShape.problem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How package files are served, whoever sends the bytes. */
abstract class PackageFileExpectations {

    private static final int SIZE = PublishedApp.ASSET_SIZE;
    private static final String FOREIGN_ID = "00000000-0000-0000-0000-000000000000";

    protected DeployedStoa stoa;
    protected PublishedApp app;
    private byte[] content;

    PackageFileExpectations(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    /** Where the files are fetched from; the server itself, unless something stands before it. */
    protected DeployedStoa seen(DeployedStoa deployed) {
        return deployed;
    }

    @BeforeAll
    void publish() throws IOException {
        stoa = seen(stoa);
        app = stoa.published();
        try (InputStream bytes = app.forged().assets().get(0).open()) {
            content = bytes.readAllBytes();
        }
    }

    @Test
    void shouldServeManifestAndSignatureByteForByte() {
        assertArrayEquals(
                app.forged().manifestBytes(),
                stoa.send(Request.get(app.manifest())).body());
        assertArrayEquals(
                app.forged().signatureBytes(),
                stoa.send(Request.get(app.base() + "/signature")).body());
    }

    @Test
    void shouldServeAnAssetForEver() {
        Answer answer = stoa.send(Request.get(app.asset()));
        assertArrayEquals(content, answer.body());
        assertTrue(answer.header("Cache-Control").orElse("").contains("immutable"), answer.headers()::toString);
        assertTrue(etag(answer).startsWith("\""), "the validator is weak: " + etag(answer));
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,      0,      0",
        "bytes=0-9,      0,      9",
        "bytes=-1,       49999,  49999",
        "bytes=-50001,   0,      49999",
        "bytes=5-,       5,      49999",
        "bytes=49990-99999999999, 49990, 49999",
    })
    void shouldServeOneRange(String range, int first, int last) {
        Answer answer = stoa.send(Request.get(app.asset()).header("Range", range));
        assertEquals(206, answer.status(), answer.headers()::toString);
        assertEquals(
                "bytes " + first + "-" + last + "/" + SIZE,
                answer.header("Content-Range").orElse(""));
        assertArrayEquals(Arrays.copyOfRange(content, first, last + 1), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=9-3", "bytes=-", "bytes=a-b", "lines=0-1", "bytes", "bytes=0x1-2", "bytes=1-2-3"})
    void shouldServeTheWholeWhereTheRangeIsNone(String range) {
        Answer answer = stoa.send(Request.get(app.asset()).header("Range", range));
        assertEquals(200, answer.status(), answer.headers()::toString);
        assertArrayEquals(content, answer.body());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 1000})
    void shouldNeverDoTheWorkOfManyRanges(int count) {
        String ranges = IntStream.range(0, count)
                .mapToObj(number -> number + "-" + number)
                .collect(Collectors.joining(",", "bytes=", ""));
        Answer answer = stoa.send(Request.get(app.asset()).header("Range", ranges));
        assertEquals(200, answer.status(), answer.headers()::toString);
        assertEquals(SIZE, answer.body().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=50000-", "bytes=999999-9999999", "bytes=-0"})
    void shouldSayHowLongTheFileIsBeyondItsEnd(String range) {
        Answer answer = stoa.send(Request.get(app.asset()).header("Range", range));
        assertEquals(416, answer.status(), answer.headers()::toString);
        assertEquals("bytes */" + SIZE, answer.header("Content-Range").orElse(""));
    }

    @Test
    void shouldServeARangeOnlyOfTheFileTheCallerKnows() {
        String etag = etag(stoa.send(Request.get(app.asset())));
        assertEquals(206, ranged("If-Range", etag).status());
        assertEquals(200, ranged("If-Range", "\"of another file\"").status());
        assertEquals(200, ranged("If-Range", "W/" + etag).status());
        assertEquals(200, ranged("If-Range", "Sat, 01 Jan 2028 00:00:00 GMT").status());
    }

    @Test
    void shouldTellTheHeadAlone() {
        Answer answer = stoa.send(Request.of("HEAD", app.asset()));
        assertEquals(200, answer.status());
        assertEquals(String.valueOf(SIZE), answer.header("Content-Length").orElse(""));
        assertEquals(0, answer.body().length);
        assertFalse(etag(answer).isEmpty());
    }

    @Test
    void shouldNotSendWhatTheCallerHas() {
        String etag = etag(stoa.send(Request.get(app.asset())));
        Answer answer = stoa.send(Request.get(app.asset()).header("If-None-Match", etag));
        assertEquals(304, answer.status());
        assertEquals(0, answer.body().length);
    }

    @ParameterizedTest
    @MethodSource
    void shouldGiveTheSameAnswerForWhateverIsNotPublished(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldGiveTheSameAnswerForWhateverIsNotPublished() {
        String[] base = app.base().split("/");
        String otherApp = "/packages/" + base[2] + "0/" + base[3] + "/" + base[4] + "/manifest.json";
        String otherVersion = "/packages/" + base[2] + "/" + base[3] + "/" + FOREIGN_ID + "/manifest.json";
        return Stream.of(
                        Request.get("/packages/"),
                        Request.get("/packages/x/y/z/manifest.json"),
                        Request.get(app.base()),
                        Request.get(app.base() + "/"),
                        Request.get(app.base() + "/variant"),
                        Request.get(app.base() + "/key-blobs"),
                        Request.get(app.manifest() + "/"),
                        Request.get(app.base() + "/variant/" + FOREIGN_ID + ".ipa"),
                        Request.get(otherApp),
                        Request.get(otherVersion))
                .map(request -> Row.of(
                        "not published", request, problem(404, "not-found").and(this::isTheOneAnswer)));
    }

    private void isTheOneAnswer(Answer answer) {
        assertEquals(stoa.send(Request.get("/packages/nothing")).text(), answer.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../../../etc/passwd",
                "/variant/../manifest.json/../../..",
                "/..%2f..%2f..%2fetc%2fpasswd",
                "/%2e%2e/%2e%2e/%2e%2e/admin/login.xhtml",
                "/variant%2f..%2fmanifest.json",
                "/..;/..;/..;/WEB-INF/web.xml",
                "/%252e%252e/manifest.json",
                "/\\..\\..\\manifest.json",
                "/manifest.json%00.ipa",
                "/%c0%ae%c0%ae/manifest.json"
            })
    void shouldLeadNowhereElse(String traversal) {
        Answer answer = stoa.send(Request.get(app.base() + traversal));
        // one of the servers stumbles over some addresses that go back on themselves, and answers 200 with nothing
        assertTrue(answer.status() / 100 == 4 || answer.body().length == 0, answer::toString);
    }

    private Answer ranged(String header, String value) {
        return stoa.send(Request.get(app.asset()).header("Range", "bytes=0-9").header(header, value));
    }

    protected static String etag(Answer answer) {
        return answer.header("ETag").orElse("");
    }
}
