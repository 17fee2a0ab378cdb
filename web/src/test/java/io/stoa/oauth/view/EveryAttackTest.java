package io.stoa.oauth.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.oauth.AccessTokenRefused;
import io.stoa.oauth.Audience;
import io.stoa.oauth.RedirectUri;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.oauth.service.AccessTokens;
import io.stoa.oauth.service.ApiTokens;
import io.stoa.oauth.service.OAuthClients;
import io.stoa.surface.view.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The attacks on an OAuth server that are known, each played to its end. @see "RFC 9700, section 4" */
class EveryAttackTest {

    private static final String CALLBACK = "com.kite.market:/signed-in";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String VERIFIER_OF_THE_THIEF = "a-verifier-of-somebody-else-with-43-letters-";
    private static final String PKCE = "&code_challenge_method=S256&code_challenge=" + CHALLENGE;
    private static final String EXCHANGE = "grant_type=urn:ietf:params:oauth:grant-type:token-exchange"
            + "&subject_token_type=urn:ietf:params:oauth:token-type:access_token&subject_token=";

    private static OAuthServer server;
    private static String app;
    private static String otherApp;

    @BeforeAll
    static void open() throws Exception {
        server = new OAuthServer().open();
        server.person.account = Optional.of(server.ann.id());
        app = register("Kite");
        otherApp = register("Gull");
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
    }

    @Test
    void shouldGiveNothingForACodeThatIsInjectedIntoAnotherSession() throws Exception { // section 4.5
        assertEquals("invalid_grant", error(token(app, code(), VERIFIER_OF_THE_THIEF)));
    }

    @Test
    void shouldGiveNothingForACodeInTheHandsOfAnotherClient() throws Exception {
        assertEquals("invalid_grant", error(token(otherApp, code(), VERIFIER)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&code_challenge=" + CHALLENGE,
                "&code_challenge_method=plain&code_challenge=" + VERIFIER,
                "&code_challenge_method=S256",
                "&code_challenge_method=S256&code_challenge="
            })
    void shouldGiveNoCodeToARequestWithoutItsChallenge(String downgraded) throws Exception { // section 4.8
        String location =
                get(asked(app, CALLBACK) + downgraded).header("Location").orElseThrow();

        assertTrue(location.startsWith(CALLBACK + "?error=invalid_request&"), location);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&code_verifier=", "&code_challenge=" + CHALLENGE, "&code_verifier=" + CHALLENGE})
    void shouldGiveNothingForACodeWithoutItsVerifier(String downgraded) throws Exception {
        Answer answer = send("grant_type=authorization_code&client_id=" + app + "&redirect_uri=" + encoded(CALLBACK)
                + "&code=" + code() + downgraded);

        assertEquals(400, answer.status());
        assertTrue(List.of("invalid_request", "invalid_grant").contains(error(answer)), answer.body());
    }

    @Test
    void shouldTakeBackWhatACodeGaveWhenAThiefBringsItAgain() throws Exception {
        String code = code();
        String refreshToken = refreshToken(token(app, code, VERIFIER));

        assertEquals("invalid_grant", error(token(app, code, VERIFIER_OF_THE_THIEF)));
        assertEquals("invalid_grant", error(refresh(refreshToken, "&client_id=" + app)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.kite.market:/signed-in/",
                "com.kite.market:/signed-in?x",
                "com.kite.market:/signed-in#x",
                "com.kite.market://signed-in",
                "com.kite.market:/Signed-in",
                "COM.kite.market:/signed-in",
                "com.kite.market2:/signed-in",
                "com.kite.market:/x/../signed-in",
                "com.kite.market:/signed%2din",
                " com.kite.market:/signed-in",
                "com.kite.m\u0430rket:/signed-in",
                "app-distribution-oauth://",
                "https://evil.example/signed-in",
                "javascript:alert(1)"
            })
    void shouldSendNobodyToALookAlike(String lookAlike) throws Exception { // section 4.1
        Page answer = get(asked(app, lookAlike) + PKCE);

        assertEquals(400, answer.status());
        assertEquals(Optional.empty(), answer.header("Location"));
    }

    @Test
    void shouldEndBothHandsWhenASecondDeviceReplaysARefreshToken() throws Exception { // section 4.14
        String stolen = refreshToken(send(EXCHANGE + "lnk_good"));
        String latest = refreshToken(refresh(refreshToken(refresh(stolen, "")), ""));

        assertEquals("invalid_grant", error(refresh(stolen, "&client_id=second-device")));
        assertEquals("invalid_grant", error(refresh(latest, "")));
    }

    @Test
    void shouldEndBothHandsOnceBothWentOnWithinTheGrace() throws Exception {
        String copied = refreshToken(send(EXCHANGE + "lnk_good"));
        String ofTheThief = refreshToken(refresh(copied, ""));
        String ofTheOwner = refreshToken(refresh(copied, ""));
        String next = refreshToken(refresh(ofTheOwner, ""));

        assertEquals("invalid_grant", error(refresh(ofTheThief, "")));
        assertEquals("invalid_grant", error(refresh(next, "")));
    }

    @Test
    void shouldLetADeviceGoOnWhoseAnswerWasLost() throws Exception {
        String kept = refreshToken(send(EXCHANGE + "lnk_good"));
        refreshToken(refresh(kept, ""));

        assertEquals(200, refresh(refreshToken(refresh(kept, "")), "").status());
    }

    @Test
    void shouldTakeNoSecretForOneOfAnotherKind() throws Exception {
        JsonObject device = json(send(EXCHANGE + "lnk_good"));
        String access = device.getString("access_token");
        String refresh = device.getString("refresh_token");
        String code = code();

        for (String wrong : List.of(access, code, "lnk_good")) {
            assertEquals("invalid_grant", error(refresh(wrong, "")));
        }
        for (String wrong : List.of(access, refresh, "lnk_good")) {
            assertEquals("invalid_grant", error(token(app, wrong, VERIFIER)));
        }
        for (String wrong : List.of(access, refresh, code)) {
            assertEquals("invalid_request", error(send(EXCHANGE + wrong))); // RFC 8693, section 2.2.2
        }
    }

    @Test
    void shouldOpenNothingWithWhatIsNoAccessTokenForIt() throws Exception {
        JsonObject device = json(send(EXCHANGE + "lnk_good"));
        JsonObject person = json(token(app, code(), VERIFIER));

        for (String wrong : List.of(
                device.getString("access_token"),
                device.getString("refresh_token"),
                person.getString("refresh_token"),
                code())) {
            assertThrows(AccessTokenRefused.class, () -> server.service(ApiTokens.class)
                    .verify(wrong));
        }
        for (String wrong : List.of(person.getString("access_token"), device.getString("refresh_token"), "lnk_good")) {
            assertThrows(AccessTokenRefused.class, () -> server.service(AccessTokens.class)
                    .verify(wrong, Audience.DEVICE));
        }
    }

    @Test
    void shouldNameItselfInEveryAnswerSoThatNoClientIsMixedUp() throws Exception { // RFC 9207
        String iss = "&iss=" + encoded(OAuthServer.URL);
        String refused = get(asked(app, CALLBACK)).header("Location").orElseThrow();
        String granted =
                allow(get(asked(app, CALLBACK) + PKCE)).header("Location").orElseThrow();

        assertTrue(refused.endsWith(iss), refused);
        assertTrue(granted.endsWith(iss), granted);
    }

    @Test
    void shouldTakeNoYesThatAnotherPageSends() throws Exception {
        Page asked = get(asked(app, CALLBACK) + PKCE);
        String ofAnotherSession = get(asked(app, CALLBACK) + PKCE).between("name=\"ticket\" value=\"", "\"");
        String cookie = "Cookie: " + cookie(asked);

        for (String form : List.of("decision=allow", "decision=allow&ticket=" + ofAnotherSession)) {
            Page answer = server.website.post("/oauth/authorize", form, cookie);
            assertEquals(403, answer.status());
            assertEquals(Optional.empty(), answer.header("Location"));
        }
    }

    private static String register(String name) {
        return server.service(OAuthClients.class)
                .register(name, false, List.of(new RedirectUri(CALLBACK)), "mara")
                .client()
                .id()
                .value();
    }

    private static String asked(String client, String redirectUri) {
        return "/oauth/authorize?response_type=code&client_id=" + client + "&redirect_uri=" + encoded(redirectUri);
    }

    private static Page get(String path) throws Exception {
        return server.website.get(path);
    }

    private static Page allow(Page page) throws Exception {
        return server.website.post(
                "/oauth/authorize",
                "decision=allow&ticket=" + page.between("name=\"ticket\" value=\"", "\""),
                "Cookie: " + cookie(page));
    }

    private static String cookie(Page page) {
        return page.header("Set-Cookie").orElseThrow().split(";")[0];
    }

    /** A code that Ann gave the app. */
    private static String code() throws Exception {
        String location =
                allow(get(asked(app, CALLBACK) + PKCE)).header("Location").orElseThrow();
        return location.substring(location.indexOf("?code=") + "?code=".length())
                .split("&")[0];
    }

    private static Answer token(String client, String code, String verifier) {
        return send("grant_type=authorization_code&client_id=" + client + "&redirect_uri=" + encoded(CALLBACK)
                + "&code=" + code + "&code_verifier=" + verifier);
    }

    private static Answer refresh(String refreshToken, String more) {
        return send("grant_type=refresh_token&refresh_token=" + refreshToken + more);
    }

    private static Answer send(String form) {
        return server.endpoints().post("token", form);
    }

    private static String refreshToken(Answer answer) {
        assertEquals(200, answer.status(), answer.body());
        return json(answer).getString("refresh_token");
    }

    private static String error(Answer answer) {
        return json(answer).getString("error", "none");
    }

    private static JsonObject json(Answer answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
