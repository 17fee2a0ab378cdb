package io.stoa.packagestore.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.PackageVersionId;
import io.stoa.apple.Sha256;
import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.AssetNotFound;
import io.stoa.packagestore.file.FileBytes;
import io.stoa.packagestore.service.PackageDelivery;
import io.stoa.packagestore.service.PackageFile;
import io.stoa.packagestore.service.PackageFiles;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import io.stoa.surface.view.Page;
import io.stoa.surface.view.ServletDoor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Package files as devices fetch them: whole, in part, conditionally, and nothing else. */
class PackageServletTest {

    private static final String ID = "0f2c7a3e-6d51-4b8f-9a77-2f4f0c9e1d20";
    private static final String BASE = "/packages/6700012345/871200431/" + ID;
    private static final String ASSET = BASE + "/variant/a.ipa";
    private static final String CONTENT = "the encrypted bytes of a variant";
    private static final String TAG = "\"" + Sha256.of(CONTENT).hex() + "\"";

    private static final String OFFER = "X-Stoa-Offload: on";

    @TempDir
    Path folder;

    private final Shelf shelf = new Shelf();
    private boolean mayOffload;
    private final ServletDoor door = new ServletDoor();

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("a"), CONTENT);
        PackageServlet servlet = new PackageServlet();
        servlet.files = shelf;
        servlet.delivery = new PackageDelivery() {
            @Override
            public boolean mayOffload() {
                return mayOffload;
            }
        };
        door.with(servlet, "/packages/*").open();
    }

    @AfterEach
    void close() throws Exception {
        door.close();
    }

    @Test
    void shouldServeAnAssetForGood() throws Exception {
        Page answer = get(ASSET);

        assertEquals(200, answer.status());
        assertEquals(CONTENT, answer.body());
        assertEquals(TAG, answer.header("ETag").orElseThrow());
        assertEquals("bytes", answer.header("Accept-Ranges").orElseThrow());
        assertEquals(
                "public, max-age=31536000, immutable",
                answer.header("Cache-Control").orElseThrow());
        assertEquals("application/octet-stream", answer.header("Content-Type").orElseThrow());
        assertEquals("" + CONTENT.length(), answer.header("Content-Length").orElseThrow());
    }

    @Test
    void shouldServeTheManifestForAShortWhile() throws Exception {
        Page answer = get(BASE + "/manifest.json");

        assertEquals("{\"manifest\":1}", answer.body());
        assertEquals("public, max-age=300", answer.header("Cache-Control").orElseThrow());
        assertTrue(answer.header("Content-Type").orElseThrow().startsWith("application/json"));
    }

    @Test
    void shouldAnswerHeadWithTheSameHeadersAndNoBody() throws Exception {
        Page head = send("HEAD", ASSET);

        assertEquals(200, head.status());
        assertEquals("", head.body());
        assertEquals("" + CONTENT.length(), head.header("Content-Length").orElseThrow());
        assertEquals(TAG, head.header("ETag").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0-0, t",
        "bytes=4-12, 4-12, encrypted",
        "bytes=25-, 25-31, variant",
        "bytes=-7, 25-31, variant"
    })
    void shouldServeAPart(String range, String part, String body) throws Exception {
        Page answer = get(ASSET, "Range: " + range);

        assertEquals(206, answer.status());
        assertEquals("bytes " + part + "/32", answer.header("Content-Range").orElseThrow());
        assertEquals(body, answer.body());
        assertEquals("" + body.length(), answer.header("Content-Length").orElseThrow());
    }

    @Test
    void shouldServeAPartOfTheManifestToo() throws Exception {
        assertEquals(
                "manifest", get(BASE + "/manifest.json", "Range: bytes=2-9").body());
    }

    @Test
    void shouldSayHowLongTheFileIsWhereAPartLiesBeyondIt() throws Exception {
        Page answer = get(ASSET, "Range: bytes=32-");

        assertEquals(416, answer.status());
        assertEquals("bytes */32", answer.header("Content-Range").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=9-3", "bytes=0-1,4-5", "chapters=1"})
    void shouldServeTheWholeWhereTheRangeIsNoneItKnows(String range) throws Exception {
        Page answer = get(ASSET, "Range: " + range);

        assertEquals(200, answer.status());
        assertEquals(CONTENT, answer.body());
    }

    @Test
    void shouldServeAPartOnlyOfWhatTheDeviceHoldsAPartOf() throws Exception {
        assertEquals(206, get(ASSET, "Range: bytes=4-12", "If-Range: " + TAG).status());
        assertEquals(200, get(ASSET, "Range: bytes=4-12", "If-Range: \"old\"").status());
        assertEquals(200, get(ASSET, "Range: bytes=4-12", "If-Range: W/" + TAG).status());
    }

    @Test
    void shouldNotSendAgainWhatTheDeviceHas() throws Exception {
        Page answer = get(ASSET, "If-None-Match: " + TAG);

        assertEquals(304, answer.status());
        assertEquals("", answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"old\", %s", "W/%s", " %s ,\"old\""})
    void shouldFindTheTagAmongThoseTheDeviceNames(String condition) throws Exception {
        assertEquals(
                304, get(ASSET, "If-None-Match: " + condition.formatted(TAG)).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"old\"", "\"old\", \"older\"", "W/", ","})
    void shouldSendWhatTheDeviceDoesNotHave(String condition) throws Exception {
        assertEquals(200, get(ASSET, "If-None-Match: " + condition).status());
    }

    @Test
    void shouldHandAnAssetOverToAProxyThatOffersToSendIt() throws Exception {
        mayOffload = true;
        Page answer = get(ASSET, OFFER);

        assertEquals(200, answer.status());
        assertEquals("", answer.body());
        assertEquals(
                "/stoa-assets/whole/6700012345/a",
                answer.header("X-Accel-Redirect").orElseThrow());
        assertEquals(TAG, answer.header("ETag").orElseThrow());
    }

    @Test
    void shouldLetNobodyKeepWhatAProxyHasNotSentYet() throws Exception {
        mayOffload = true;
        Page answer = get(ASSET, OFFER);

        assertTrue(answer.header("Cache-Control").isEmpty());
        assertEquals(
                "public, max-age=31536000, immutable",
                answer.header("X-Stoa-Cache-Control").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=4-12 | If-Range: %s      | part",
                "bytes=4-12 | Accept: */*       | part",
                "bytes=4-12 | If-Range: \"old\" | whole",
                "bytes=4-12 | If-Range: W/%s    | whole",
                "bytes=9-3  | Accept: */*       | whole",
                "bytes=0-1,4-5 | Accept: */*    | whole"
            })
    void shouldJudgeItselfWhatIsARangeAndWhatIsNone(String range, String condition, String place) throws Exception {
        mayOffload = true;
        Page answer = get(ASSET, OFFER, "Range: " + range, condition.formatted(TAG));

        assertEquals(
                "/stoa-assets/" + place + "/6700012345/a",
                answer.header("X-Accel-Redirect").orElseThrow());
    }

    @Test
    void shouldNotHandOverWhatNeedsNoFile() throws Exception {
        mayOffload = true;

        assertNotOffloaded(304, get(ASSET, OFFER, "If-None-Match: " + TAG));
        assertNotOffloaded(416, get(ASSET, OFFER, "Range: bytes=32-"));
        assertNotOffloaded(404, get(BASE + "/variant/lost.ipa", OFFER));
        assertNotOffloaded(200, get(BASE + "/manifest.json", OFFER));
    }

    @Test
    void shouldSendItselfWhereNobodyOffersOrNginxWouldMisjudge() throws Exception {
        assertNotOffloaded(200, get(ASSET, OFFER));
        mayOffload = true;
        assertNotOffloaded(200, get(ASSET));
        assertNotOffloaded(200, get(ASSET, OFFER, "If-Match: " + TAG));
        assertNotOffloaded(200, get(ASSET, OFFER, "If-Unmodified-Since: Sat, 01 Jan 2000 00:00:00 GMT"));
    }

    private static void assertNotOffloaded(int status, Page answer) {
        assertEquals(status, answer.status());
        assertTrue(answer.header("X-Accel-Redirect").isEmpty());
    }

    @Test
    void shouldSayNothingOfAFileWhoseBytesAreNotHeld() throws Exception {
        Page answer = get(BASE + "/variant/lost.ipa", "Range: bytes=0-1");

        assertEquals(404, answer.status());
        assertTrue(answer.header("Content-Range").isEmpty());
        assertTrue(answer.header("ETag").isEmpty());
        assertEquals("no-store", answer.header("Cache-Control").orElseThrow());
    }

    @Test
    void shouldTellADeviceThatHangsUpFromAStoreThatBreaksOff() {
        OutputStream hungUp = new ClientStream(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("connection reset");
            }
        });

        assertThrows(ClientStream.ClientGone.class, () -> hungUp.write(new byte[8], 0, 8));
        assertThrows(ClientStream.ClientGone.class, () -> hungUp.write(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/packages/",
                "/packages/6700012345",
                BASE,
                BASE + "/",
                BASE + "/variant/b.ipa",
                BASE + "/variant/a.ipa/",
                BASE + "/variant/../variant/a.ipa",
                BASE + "/variant/%2e%2e/variant/a.ipa",
                BASE + "/variant%2fa.ipa",
                BASE + "//variant/a.ipa",
                BASE + "/variant/a.ipa;x=1",
                BASE + "/variant/A.ipa",
                BASE + "/../../../../etc/passwd",
                BASE + "/variant%5ca.ipa",
                BASE + "/variant\\a.ipa",
                BASE + "/..\\..\\variant\\a.ipa",
                BASE + "/variant/a.ipa%00",
                BASE + "/variant/%00a.ipa",
                BASE + "/variant/a%2eipa",
                BASE + "/variant/%61.ipa",
                BASE + "/variant/%252e%252e/variant/a.ipa",
                BASE + "/variant/%c0%ae%c0%ae/variant/a.ipa",
                BASE + "/variant/%ef%bc%8e%ef%bc%8e/a.ipa",
                BASE + "/variant/%u002e%u002e/a.ipa",
                BASE + "/variant/..;/variant/a.ipa",
                BASE + "/variant;x=1/a.ipa",
                BASE + "/variant/./a.ipa",
                BASE + "/./variant/a.ipa",
                BASE + "/variant//a.ipa",
                BASE + "/variant/a.ipa.",
                BASE + "/variant/a.ipa%20",
                BASE + "/variant/a.ipa::$DATA",
                BASE + "/variant/a%cc%81.ipa",
                BASE + "/variant/%c3%a1.ipa",
                BASE + "/VARIANT/a.ipa",
                BASE + "/Manifest.json",
                BASE + "/manifest.json/variant/a.ipa",
                BASE + "/%2fetc%2fpasswd",
                BASE + "/C:/variant/a.ipa",
                BASE + "/%",
                BASE + "/variant/%zz.ipa",
                "/packages//6700012345/871200431/" + ID + "/variant/a.ipa",
                "/packages/06700012345/871200431/" + ID + "/variant/a.ipa",
                "/packages/+6700012345/871200431/" + ID + "/variant/a.ipa",
                "/packages/6700012345/871200431%20/" + ID + "/variant/a.ipa",
                "/packages/6700012345/-871200431/" + ID + "/variant/a.ipa",
                "/packages/../packages/6700012345/871200431/" + ID + "/variant/a.ipa",
                "/packages/%2e%2e/6700012345/871200431/" + ID + "/variant/a.ipa",
                "/Packages/6700012345/871200431/" + ID + "/variant/a.ipa",
                "/packages%2f6700012345/871200431/" + ID + "/variant/a.ipa",
                "/packages/0/871200431/" + ID + "/variant/a.ipa",
                "/packages/6700012345/latest/" + ID + "/variant/a.ipa",
                "/packages/6700012345/871200431/x/variant/a.ipa",
                "/packages/6700099999/871200431/" + ID + "/variant/a.ipa"
            })
    void shouldKnowNoOtherAddress(String path) throws Exception {
        Page answer = get(path);

        assertTrue(answer.status() == 404 || answer.status() == 400, () -> path + " " + answer.status());
        assertFalse(answer.body().contains(CONTENT));
        assertEquals(0, shelf.opened, "no file is opened to find that it is not there");
    }

    @Test
    void shouldSayNothingOfWhyAFileIsNotThere() throws Exception {
        Page unknown = get(BASE + "/variant/b.ipa");
        Page otherApp = get("/packages/6700099999/871200431/" + ID + "/variant/a.ipa");

        assertEquals(404, unknown.status());
        assertEquals(unknown.body(), otherApp.body());
        assertEquals("application/problem+json", unknown.header("Content-Type").orElseThrow());
    }

    @Test
    void shouldSayThatAFileIsGoneWhoseBytesAreNotHeld() throws Exception {
        assertEquals(404, get(BASE + "/variant/lost.ipa").status());
    }

    @Test
    void shouldAskTheDeviceToComeBackWhenTheStoreIsAway() throws Exception {
        shelf.away = true;
        Page answer = get(ASSET);

        assertEquals(503, answer.status());
        assertTrue(answer.header("Retry-After").isPresent());
        assertFalse(answer.body().contains(folder.toString()));
    }

    @Test
    void shouldOnlyBeRead() throws Exception {
        assertEquals(405, send("POST", ASSET).status());
        assertEquals(405, send("DELETE", ASSET).status());
    }

    private Page get(String path, String... headers) throws Exception {
        return door.get(path, headers);
    }

    private Page send(String method, String path, String... headers) throws Exception {
        return door.send(method, path, List.of(headers), new byte[0]);
    }

    /** One package version with a variant, one whose bytes are lost, and a manifest. */
    private final class Shelf extends PackageFiles {

        private boolean away;
        private int opened;
        private final Map<String, PackageFile> files = Map.of(
                "variant/a.ipa", asset("a", CONTENT),
                "variant/lost.ipa", asset("lost", "gone"),
                "manifest.json", manifest());

        @Override
        public Optional<PackageFile> find(AppleItemId app, AppleVersionId version, PackageVersionId id, String path) {
            boolean known = app.value() == 6700012345L
                    && version.value() == 871200431
                    && id.value().equals(ID);
            return known ? Optional.ofNullable(files.get(path)) : Optional.empty();
        }

        @Override
        public AssetBytes open(PackageFile file) {
            opened++;
            if (away) {
                throw new RetryableFailure(FailureCode.STORAGE_UNAVAILABLE, "The package store does not answer.");
            }
            Path bytes = folder.resolve(file.publicId().orElseThrow());
            if (Files.notExists(bytes)) {
                throw new AssetNotFound();
            }
            try {
                return FileBytes.open(bytes);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private static PackageFile asset(String publicId, String content) {
            return new PackageFile(
                    new AppleItemId(6700012345L),
                    Optional.of(publicId),
                    content.length(),
                    Sha256.of(content),
                    new byte[0]);
        }

        private static PackageFile manifest() {
            byte[] content = "{\"manifest\":1}".getBytes(StandardCharsets.UTF_8);
            return new PackageFile(
                    new AppleItemId(6700012345L), Optional.empty(), content.length, Sha256.of(content), content);
        }
    }
}
