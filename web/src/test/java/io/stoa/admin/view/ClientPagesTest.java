package io.stoa.admin.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.identity.Role;
import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.service.AccessTokens;
import io.stoa.oauth.service.KnownLocalToken;
import io.stoa.oauth.service.LocalTokenRegister;
import io.stoa.oauth.service.LocalTokens;
import io.stoa.oauth.service.OAuthClients;
import io.stoa.secrets.SealingKeys;
import io.stoa.surface.view.Page;
import io.stoa.surface.view.Website;
import jakarta.security.enterprise.SecurityContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's pages of registered clients and of keys. */
class ClientPagesTest {

    private static final String LIST = "/admin/clients.xhtml";
    private static final String PAGE = "/admin/client.xhtml";
    private static final String KEYS = "/admin/keys.xhtml";
    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");

    private static final ClientShelf SHELF = new ClientShelf();
    private static final RoleDoor DOOR = new RoleDoor();
    private static final List<String> REVOKED = new ArrayList<>();
    private static Website website;

    @BeforeAll
    static void open() throws Exception {
        website = new Website()
                .with(ClientsPage.class, ClientPage.class, ClientDecision.class, KeysPage.class, SignOut.class)
                .handIn(OAuthClients.class, SHELF)
                .handIn(AccessTokens.class, new TwoKeys())
                .handIn(LocalTokens.class, new LocalKey())
                .handIn(LocalTokenRegister.class, new ThreeTokens())
                .handIn(SealingKeys.class, new StaleKey())
                .handIn(SecurityContext.class, DOOR)
                .open();
    }

    @BeforeEach
    void startAfresh() {
        SHELF.clear();
        REVOKED.clear();
        DOOR.lets(Role.Names.VIEWER);
    }

    @AfterAll
    static void close() throws Exception {
        website.close();
    }

    @Test
    void shouldSayWhatToDoWhereThereIsNoClient() throws Exception {
        assertTrue(website.get(LIST).shows("No client is registered yet."));
    }

    @Test
    void shouldShowClientsAndRunNothingOfTheirNames() throws Exception {
        OAuthClient client = SHELF.holds("<script>alert(1)</script>", true);
        for (String path : List.of(LIST, PAGE + "?id=" + client.id())) {
            Page page = website.get(path);
            assertTrue(page.shows(
                    "&lt;script&gt;alert(1)", "com.kite:/in", client.id().value(), "Confidential"));
            assertFalse(page.shows("<script"));
        }
    }

    @Test
    void shouldAnswerNotFoundForAClientThatIsNotThere() throws Exception {
        String stranger = "?id=019a9c2e-0000-7000-8000-000000000001";
        for (String id : new String[] {stranger, "?id=", "", "?id=%27", "?id=%00"}) {
            assertEquals(404, website.get(PAGE + id).status(), id);
        }
    }

    @Test
    void shouldRegisterAServerAndShowItsSecretOnceAndInNoAddress() throws Exception {
        DOOR.lets(Role.Names.OPERATOR);
        Visit visit = Visit.to(website, LIST);

        Page answer = visit.press(
                LIST,
                register(" Kite Shop ", "https://kite.example/in\r\n\r\ncom.kite:/in", "&register%3Aconfidential=on"));

        assertEquals(
                List.of("register Kite Shop true [https://kite.example/in, com.kite:/in] mara"),
                SHELF.done,
                answer::body);
        assertFalse(answer.header("Location").orElseThrow().contains("cs_"));
        assertTrue(visit.follow(answer).shows("<code>" + ClientShelf.SECRET + "</code>"));
        assertFalse(visit.follow(answer).shows("cs_"));
    }

    @Test
    void shouldShowASecretToWhoMadeItAlone() throws Exception {
        DOOR.lets(Role.Names.OPERATOR);
        Visit visit = Visit.to(website, LIST);
        Page answer =
                visit.press(LIST, register("Kite Shop", "https://kite.example/in", "&register%3Aconfidential=on"));

        DOOR.lets(Role.Names.OPERATOR, "paul");
        assertFalse(visit.follow(answer).shows("cs_"));
        DOOR.lets(Role.Names.OPERATOR);
        assertTrue(visit.follow(answer).shows("<code>" + ClientShelf.SECRET + "</code>"));
    }

    @Test
    void shouldRegisterAnAppThatKeepsNoSecret() throws Exception {
        DOOR.lets(Role.Names.OPERATOR);
        Visit visit = Visit.to(website, LIST);

        Page shown = visit.follow(visit.press(LIST, register("Kite", "com.kite:/in", "")));

        assertEquals(List.of("register Kite false [com.kite:/in] mara"), SHELF.done);
        assertTrue(shown.shows("The client is registered.", "Public"));
        assertFalse(shown.shows("cs_"));
        assertFalse(shown.shows("secret:submit"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app-distribution-oauth://",
                "http://kite.example/in",
                "https://kite.example/in?x=1",
                "https://kite.example/*",
                "https://kite.example@evil.example/in",
                "javascript:alert(1)",
                "https://kite.example/in\nhttp://kite.example/in",
                "a.a:/1\na.a:/2\na.a:/3\na.a:/4\na.a:/5\na.a:/6\na.a:/7\na.a:/8\na.a:/9\na.a:/10\na.a:/11"
            })
    void shouldRegisterNoAddressThatIsRefused(String uris) throws Exception {
        DOOR.lets(Role.Names.OPERATOR);

        Page answer = Visit.to(website, LIST).press(LIST, register("Kite", uris, ""));

        assertEquals(200, answer.status());
        assertTrue(answer.shows("One of these addresses is refused"), answer::body);
        assertEquals(List.of(), SHELF.done);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u202Eb", "a\nb"})
    void shouldRegisterNoNameThatDeceives(String name) throws Exception {
        DOOR.lets(Role.Names.OPERATOR);

        Page answer = Visit.to(website, LIST).press(LIST, register(name, "com.kite:/in", ""));

        assertTrue(answer.shows("1 to 100 printable characters"), answer::body);
        assertEquals(List.of(), SHELF.done);
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, secret, ''",
        "operator, secret, secret mara",
        "viewer, remove, ''",
        "operator, remove, ''",
        "owner, remove, remove mara"
    })
    void shouldLetEachRoleDoWhatItMay(String role, String form, String done) throws Exception {
        OAuthClient client = SHELF.holds("Kite", true);
        DOOR.lets(role);
        Visit visit = Visit.to(website, PAGE + "?id=" + client.id());
        assertEquals(!done.isEmpty(), visit.page().shows("name=\"" + form + ":submit\""));

        visit.press(PAGE, act(client, form, "&version=0"));

        assertEquals(done.isEmpty() ? List.of() : List.of(done), SHELF.done);
    }

    @Test
    void shouldLetAViewerRegisterNothing() throws Exception {
        Visit visit = Visit.to(website, LIST);
        assertFalse(visit.page().shows("register:submit"));

        visit.press(LIST, register("Kite", "com.kite:/in", ""));

        assertEquals(List.of(), SHELF.done);
    }

    @Test
    void shouldShowAnotherSecretOnce() throws Exception {
        OAuthClient client = SHELF.holds("Kite", true);
        DOOR.lets(Role.Names.OPERATOR);
        Visit visit = Visit.to(website, PAGE + "?id=" + client.id());

        Page answer = visit.press(PAGE, act(client, "secret", "&version=0"));

        assertTrue(visit.follow(answer).shows("another secret", "<code>" + ClientShelf.SECRET + "</code>"));
        assertFalse(visit.follow(answer).shows("cs_"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "", "-1", "x", "99999999999999999999"})
    void shouldSayThatSomebodyElseWasFirst(String version) throws Exception {
        OAuthClient client = SHELF.holds("Kite", true);
        DOOR.lets(Role.Names.OPERATOR);

        Page answer = Visit.to(website, PAGE + "?id=" + client.id())
                .press(PAGE, act(client, "secret", "&version=" + version));

        assertEquals(200, answer.status());
        assertTrue(answer.shows("Somebody &lt;was&gt; first."), answer::body);
        assertEquals(List.of(), SHELF.done);
    }

    @Test
    void shouldNameKeysAndTokensAndShowNoKey() throws Exception {
        DOOR.lets(Role.Names.OPERATOR);
        Page page = website.get(KEYS);

        assertTrue(page.shows(
                "<code>first-key</code> <span class=\"tag ACTIVE\">signs</span>",
                "<code>second-key</code> <span class=\"tag \">verifies</span>",
                "<code>local-key</code>",
                "<code>sealing-key</code>",
                "was changed after the start",
                "class=\"tag LIVE\">Live<",
                "class=\"tag ENDED\">Ended<"));
        assertFalse(page.shows("PRIVATE"));
        assertTrue(page.shows("tokens:0:revoke:submit"));
        assertFalse(page.shows("tokens:1:revoke:submit"));
        assertFalse(page.shows("tokens:2:revoke:submit"));
    }

    @ParameterizedTest
    @CsvSource({"viewer, live-token, ''", "operator, live-token, live-token mara", "operator, unknown, ''"})
    void shouldLetOperatorsRevokeALocalTokenThatWasUsed(String role, String token, String done) throws Exception {
        DOOR.lets(role);
        Visit visit = Visit.to(website, KEYS);

        Page answer = visit.press(
                KEYS, "tokens%3A0%3Arevoke=tokens%3A0%3Arevoke&token=" + token + "&tokens%3A0%3Arevoke%3Asubmit=x");

        assertEquals(done.isEmpty() ? List.of() : List.of(done), REVOKED);
        assertTrue(answer.status() < 500, answer::body);
    }

    @Test
    void shouldHaveNothingInlineOnAnyPage() throws Exception {
        OAuthClient client = SHELF.holds("Kite", true);
        DOOR.lets(Role.Names.OWNER);
        for (String path : new String[] {LIST, PAGE + "?id=" + client.id(), KEYS}) {
            Page page = website.get(path);
            assertFalse(page.body().matches("(?s).*(<script|<style|\\sstyle=|\\son[a-z]+=|javascript:).*"), path);
        }
    }

    private static String register(String name, String uris, String more) {
        return "register=register&register%3Aname=" + encoded(name) + "&register%3AredirectUris=" + encoded(uris)
                + "&register%3Asubmit=x" + more;
    }

    private static String act(OAuthClient client, String form, String more) {
        return form + "=" + form + "&id=" + client.id() + "&" + form + "%3Asubmit=x" + more;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static final class TwoKeys extends AccessTokens {

        @Override
        public List<String> keyIds() {
            return List.of("first-key", "second-key");
        }
    }

    private static final class LocalKey extends LocalTokens {

        @Override
        public Optional<String> keyId() {
            return Optional.of("local-key");
        }
    }

    private static final class ThreeTokens extends LocalTokenRegister {

        @Override
        public List<KnownLocalToken> newest() {
            return List.of(
                    new KnownLocalToken("live-token", "operator", NOON, KnownLocalToken.State.LIVE),
                    new KnownLocalToken("ended-token", "viewer", NOON, KnownLocalToken.State.ENDED),
                    new KnownLocalToken("revoked-token", "viewer", NOON, KnownLocalToken.State.REVOKED));
        }

        @Override
        public void revoke(String jti, String actor) {
            REVOKED.add(jti + " " + actor);
        }
    }

    private static final class StaleKey implements SealingKeys {

        @Override
        public String present() {
            return "sealing-key";
        }

        @Override
        public Optional<String> of(byte[] sealed) {
            return Optional.empty();
        }

        @Override
        public boolean areStale() {
            return true;
        }
    }
}
