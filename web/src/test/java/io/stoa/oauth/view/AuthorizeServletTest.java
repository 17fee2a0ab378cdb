package io.stoa.oauth.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.AccountId;
import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.RedirectUri;
import io.stoa.oauth.service.OAuthClients;
import io.stoa.surface.view.Page;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizeServletTest {

    private static final String PATH = "/oauth/authorize";
    private static final String FROM_THE_SYSTEM = PATH + "?login_hint=ann%40kite.example&client_id=device-1"
            + "&response_type=code&code_challenge_method=S256"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&state=s%261"
            + "&redirect_uri=app-distribution-oauth%3A%2F%2F";

    private static OAuthServer server;
    private static OAuthClient market;

    @BeforeAll
    static void open() throws Exception {
        server = new OAuthServer().open();
        market = server.service(OAuthClients.class)
                .register(
                        "Kite <b>Market</b>", false, List.of(new RedirectUri("https://market.kite.example/in")), "mara")
                .client();
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
    }

    @BeforeEach
    void signIn() {
        server.person.account = Optional.of(server.ann.id());
        server.suspended = false;
    }

    @Test
    void shouldAskForTheDeviceThatTheSystemSpeaksFor() throws Exception {
        Page page = server.website.get(FROM_THE_SYSTEM);

        assertEquals(200, page.status());
        assertTrue(page.shows("Kite &lt;Market&gt;", "ann@kite.example", "method=\"post\""), page.body());
        assertEquals("no-store", page.header("Cache-Control").orElse(""));
        assertEquals("no-referrer", page.header("Referrer-Policy").orElse(""));
        assertEquals("DENY", page.header("X-Frame-Options").orElse(""));
        assertTrue(
                page.header("Content-Security-Policy")
                        .orElse("")
                        .endsWith("form-action 'self' app-distribution-oauth:"),
                page::toString);
        assertFalse(page.shows("<script"));
    }

    @Test
    void shouldShowARegisteredClientByItsNameAndNoMoreThanThat() throws Exception {
        Page page = server.website.get(fromTheMarket());

        assertTrue(page.shows("Kite &lt;b&gt;Market&lt;/b&gt;"), page.body());
        assertFalse(page.shows("<b>Market"));
        assertTrue(
                page.header("Content-Security-Policy")
                        .orElse("")
                        .endsWith("form-action 'self' https://market.kite.example"),
                page::toString);
    }

    @Test
    void shouldAskInGermanWhoReadsGerman() throws Exception {
        Page page = server.website.get(FROM_THE_SYSTEM, "Accept-Language: fr, de-CH;q=0.9, en;q=0.5");

        assertTrue(page.shows("<html lang=\"de\">", "Weiter mit Kite &lt;Market&gt;?", "Erlauben"), page.body());
        assertEquals("de", page.header("Content-Language").orElse(""));
    }

    @Test
    void shouldShowWhomTheDeviceAsksForWhenSomebodyElseIsSignedIn() throws Exception {
        Page page = server.website.get(FROM_THE_SYSTEM.replace("ann%40kite.example", "%3Cb%3Ebob"));

        assertTrue(page.shows("The device asks for", "&lt;b&gt;bob"), page.body());
    }

    @Test
    void shouldSendWhoIsNotSignedInToSignInAndBack() throws Exception {
        server.person.account = Optional.empty();

        Page page = server.website.get(FROM_THE_SYSTEM);

        assertEquals(303, page.status());
        String location = page.header("Location").orElse("");
        assertTrue(location.startsWith("/account/sign-in?return=%2Foauth%2Fauthorize%3F"), location);
        assertTrue(location.endsWith("&login=ann%40kite.example"), location);
        String goOn = location.substring(location.indexOf('=') + 1, location.indexOf('&'));
        String back = URLDecoder.decode(goOn, StandardCharsets.UTF_8);
        server.person.account = Optional.of(server.ann.id());
        assertEquals(200, server.website.get(back).status());
        assertFalse(page.header("Set-Cookie").isPresent(), "nobody needs a session yet");
    }

    @Test
    void shouldGiveACodeStateAndIssuerForAYes() throws Exception {
        Page answer = decide(server.website.get(FROM_THE_SYSTEM), "allow");

        assertEquals(303, answer.status()); // RFC 9700, section 4.12
        String location = answer.header("Location").orElse("");
        assertTrue(
                location.matches("app-distribution-oauth://\\?code=ac_[A-Za-z0-9_-]{43}&state=s%261"
                        + "&iss=https%3A%2F%2Fget\\.kite\\.example"),
                location);
        assertEquals("no-store", answer.header("Cache-Control").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deny", "", "ALLOW", "allow%00x"})
    void shouldGiveNoCodeForAnythingElse(String decision) throws Exception {
        Page answer = decide(server.website.get(FROM_THE_SYSTEM), decision);

        assertFalse(answer.header("Location").orElse("").contains("code=ac_"), answer::toString);
        assertTrue(answer.status() == 303 || answer.status() == 400, answer::toString);
    }

    @Test
    void shouldTellTheClientThatThePersonSaidNo() throws Exception { // RFC 6749, section 4.1.2.1
        Page answer = decide(server.website.get(FROM_THE_SYSTEM), "deny");

        assertTrue(
                answer.header("Location").orElse("").startsWith("app-distribution-oauth://?error=access_denied&"),
                answer::toString);
    }

    @Test
    void shouldTakeADecisionOnce() throws Exception {
        Page page = server.website.get(FROM_THE_SYSTEM);

        assertEquals(303, decide(page, "allow").status());
        assertEquals(403, decide(page, "allow").status());
    }

    @Test
    void shouldTakeNoDecisionThatAForeignPageSends() throws Exception {
        Page page = server.website.get(FROM_THE_SYSTEM);

        assertEquals(403, post(page, "decision=allow").status());
        assertEquals(403, post(page, "decision=allow&ticket=").status());
        assertEquals(403, post(page, "decision=allow&ticket=ask_guessed").status());
        assertEquals(
                403,
                server.website
                        .post(PATH, "decision=allow&ticket=" + ticket(page))
                        .status());
        assertEquals(
                403,
                post(server.website.get(FROM_THE_SYSTEM), "decision=allow&ticket=" + ticket(page))
                        .status());
    }

    @Test
    void shouldTakeNoDecisionOfSomebodyElse() throws Exception {
        Page page = server.website.get(FROM_THE_SYSTEM);
        server.person.account = Optional.of(new AccountId("01890000-0000-7000-8000-000000000000"));
        assertEquals(403, decide(page, "allow").status());
        server.person.account = Optional.empty();
        assertEquals(403, decide(page, "allow").status());
    }

    @Test
    void shouldIgnoreWhatAFormSaysOfTheQuestion() throws Exception {
        Page page = server.website.get(FROM_THE_SYSTEM);

        Page answer = post(
                page,
                "decision=allow&redirect_uri=https%3A%2F%2Fevil.example%2F&client_id=another&ticket=" + ticket(page));

        assertTrue(
                answer.header("Location").orElse("").startsWith("app-distribution-oauth://?code="), answer::toString);
    }

    @Test
    void shouldGiveATicketToEachQuestion() throws Exception {
        assertNotEquals(ticket(server.website.get(FROM_THE_SYSTEM)), ticket(server.website.get(FROM_THE_SYSTEM)));
    }

    @Test
    void shouldTellTheClientOfASuspendedAccount() throws Exception {
        Page page = server.website.get(FROM_THE_SYSTEM);
        server.suspended = true;

        assertTrue(decide(page, "allow").header("Location").orElse("").contains("error=access_denied"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"response_type=token", "response_type=code%20token", "response_type=id_token"})
    void shouldRefuseTheImplicitFlow(String type) throws Exception { // RFC 9700, section 2.1.2
        Page answer = server.website.get(FROM_THE_SYSTEM.replace("response_type=code", type));

        assertEquals(303, answer.status());
        assertTrue(
                answer.header("Location")
                        .orElse("")
                        .startsWith("app-distribution-oauth://?error=unsupported_response_type&"),
                answer::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?client_id=device-1",
                "?redirect_uri=app-distribution-oauth%3A%2F%2F",
                "?client_id=device-1&redirect_uri=https%3A%2F%2Fevil.example%2F",
                "?client_id=device-1&redirect_uri=javascript%3Aalert(1)",
                "?client_id=device-1&client_id=device-2&redirect_uri=app-distribution-oauth%3A%2F%2F",
                "?client_id=%zz",
                "?client_id=%00",
                "?client_id=%C3%28"
            })
    void shouldSendNobodyAnywhereUntilItIsKnownWhoAsks(String query) throws Exception { // RFC 9700, section 4.11
        Page page = server.website.get(PATH + query);

        assertEquals(400, page.status());
        assertFalse(page.header("Location").isPresent());
        assertTrue(page.shows("<h1>"), page.body());
    }

    @Test
    void shouldRefuseAQuestionTooLongToComeBackTo() throws Exception {
        server.person.account = Optional.empty();

        assertEquals(
                400,
                server.website
                        .get(FROM_THE_SYSTEM + "&more=" + "x".repeat(3_500))
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE"})
    void shouldKnowNoOtherMethod(String method) throws Exception {
        assertEquals(405, server.website.send(method, FROM_THE_SYSTEM, "").status());
    }

    private static String fromTheMarket() {
        return FROM_THE_SYSTEM
                .replace("client_id=device-1", "client_id=" + market.id())
                .replace("app-distribution-oauth%3A%2F%2F", "https%3A%2F%2Fmarket.kite.example%2Fin");
    }

    private static Page decide(Page page, String decision) throws Exception {
        return post(page, "decision=" + decision + "&ticket=" + ticket(page));
    }

    private static Page post(Page page, String form) throws Exception {
        String session = page.header("Set-Cookie").orElseThrow().split(";")[0];
        return server.website.post(PATH, form, "Cookie: " + session);
    }

    private static String ticket(Page page) {
        return page.between("name=\"ticket\" value=\"", "\"");
    }
}
