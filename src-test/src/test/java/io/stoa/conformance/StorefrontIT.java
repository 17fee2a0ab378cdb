package io.stoa.conformance;

import static io.stoa.conformance.ErrorShape.page;
import static io.stoa.conformance.ErrorShape.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnServer
class StorefrontIT {

    private static final String PAGE = "/apps/" + PublishedApp.APPLE_ITEM_ID;
    private static final String HOSTILE = "</title><script>alert(1)</script>\u202Egnp.exe\" onload=\"x";

    private final DeployedStoa stoa;

    StorefrontIT(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    @BeforeAll
    void publish() {
        stoa.published();
    }

    @Test
    void shouldShowNothingOfAHostileNameButItsText() {
        list("name", HOSTILE);
        for (String path : new String[] {"/", PAGE}) {
            Answer answer = stoa.send(Request.get(path));
            page(200).check(answer);
            assertFalse(answer.text().contains("<script>alert"), answer::text);
            assertFalse(answer.text().contains("\u202E"), "the name turns the text around");
        }
    }

    @Test
    void shouldCloseNoScriptFromWithinStructuredData() {
        list("description", "</script><script>alert(2)</script><!--");
        Answer answer = stoa.send(Request.get(PAGE));
        page(200).check(answer);
        assertFalse(answer.text().contains("<script>alert(2)"), answer::text);
    }

    @Test
    void shouldShowALongNameOnAPage() {
        list("name", "n".repeat(250));
        page(200).check(stoa.send(Request.get(PAGE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/apps/1", "/apps/x", "/apps/", "/apps/99999999999999999999999", "/apps/1/2/3", "/apps/%00"})
    void shouldSayInPlainWordsThatThereIsNoSuchApp(String path) {
        Answer answer = stoa.send(Request.get(path));
        assertTrue(answer.status() == 404 || answer.status() == 400, answer::toString);
    }

    @Test
    void shouldNotSendAPageTheBrowserHas() {
        Answer first = stoa.send(Request.get(PAGE));
        String etag = first.header("ETag").orElseThrow(() -> new AssertionError("no ETag: " + first));
        assertEquals(
                304, stoa.send(Request.get(PAGE).header("If-None-Match", etag)).status());
    }

    @ParameterizedTest
    @MethodSource
    void shouldGiveAnInstallLinkOnlyToItsOwnPage(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldGiveAnInstallLinkOnlyToItsOwnPage() {
        String link = "/apps/" + stoa.installation().marketplaceAppleItemId() + "/install-link";
        String own = stoa.publicUrl().toString();
        return Stream.of(
                Row.of("no origin", Request.post(link).body(""), problem(403)),
                Row.of("the origin null", fromOrigin(link, "null"), problem(403)),
                Row.of("a foreign origin", fromOrigin(link, "https://evil.example"), problem(403)),
                Row.of("an origin that begins like ours", fromOrigin(link, own + ".evil.example"), problem(403)),
                Row.of("our host, another scheme", fromOrigin(link, own.replace("http:", "https:")), problem(403)),
                Row.of("two origins", fromOrigin(link, own).header("Origin", own), problem(403)),
                Row.of("an app that is none", fromOrigin("/apps/1/install-link", own), problem(404)),
                Row.of("an app for the marketplace app", fromOrigin(PAGE + "/install-link", own), problem(404)));
    }

    @Test
    void shouldKeepNoSessionOfWhoOnlyLooks() {
        Answer answer = stoa.send(Request.get("/"));
        page(200).check(answer);
        assertTrue(answer.header("Set-Cookie").isEmpty(), answer::toString);
    }

    private static Request fromOrigin(String path, String origin) {
        return Request.post(path).header("Origin", origin).body("");
    }

    private void list(String member, String value) {
        String patch = Json.createObjectBuilder()
                .add("listing", Json.createObjectBuilder().add(member, value))
                .build()
                .toString();
        Answer answer = stoa.send(Request.of("PATCH", "/api/v1" + PAGE)
                .bearer(stoa.token("operator"))
                .json(patch));
        assertEquals(200, answer.status(), answer::toString);
    }
}
