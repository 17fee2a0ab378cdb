package io.stoa.conformance;

import static io.stoa.conformance.ErrorShape.methodNotAllowed;
import static io.stoa.conformance.ErrorShape.oauth;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@OnServer
class TokenIT {

    private static final String PATH = "/oauth/token";
    private static final String EXCHANGE = "grant_type=urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String TYPE = "&subject_token_type=urn:ietf:params:oauth:token-type:access_token";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String ASKED = "/oauth/authorize?client_id=device-1&response_type=code&state=s"
            + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri=";
    private static final String SYSTEM = "app-distribution-oauth%3A%2F%2F";
    private static final int MORE_THAN_A_MINUTE_ALLOWS =
            1_000; // also on a machine so slow that places come back meanwhile

    private final DeployedStoa stoa;

    TokenIT(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseWhatIsNoTokenRequest(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldRefuseWhatIsNoTokenRequest() {
        ErrorShape invalid = oauth("invalid_request");
        return Stream.of(
                Row.of("nothing", form(""), invalid),
                Row.of("JSON", Request.post(PATH).json("{\"grant_type\": \"refresh_token\"}"), invalid),
                Row.of("no grant", form("refresh_token=x"), invalid),
                Row.of("an empty grant", form("grant_type="), invalid),
                Row.of("a grant twice", form("grant_type=refresh_token&grant_type=refresh_token"), invalid),
                Row.of("a parameter twice", form("grant_type=refresh_token&refresh_token=a&refresh_token=b"), invalid),
                Row.of("no refresh token", form("grant_type=refresh_token"), invalid),
                Row.of("unknown grant", form("grant_type=password"), oauth("unsupported_grant_type")),
                Row.of("no code", form("grant_type=authorization_code&code_verifier=" + VERIFIER), invalid),
                Row.of("no verifier", form("grant_type=authorization_code&code=ac_x&client_id=d"), invalid),
                Row.of(
                        "an unknown code",
                        form("grant_type=authorization_code&code=ac_x&client_id=d&code_verifier=" + VERIFIER),
                        oauth("invalid_grant")),
                Row.of("a NUL", form(EXCHANGE + TYPE + "&subject_token=%00"), invalid),
                Row.of("invalid UTF-8", form(EXCHANGE + TYPE + "&subject_token=%C3%28"), invalid),
                Row.of("half a percent triplet", form(EXCHANGE + TYPE + "&subject_token=%4"), invalid),
                Row.of("percent rubbish", form(EXCHANGE + TYPE + "&subject_token=%zz"), invalid),
                Row.of("raw bytes", raw(new byte[] {(byte) 0xff, 0, 1, 2}), invalid),
                Row.of("10 KiB of token", form(EXCHANGE + TYPE + "&subject_token=" + "x".repeat(10_240)), invalid),
                Row.of("20 KiB of body", form(EXCHANGE + TYPE + "&subject_token=" + "x".repeat(20_480)), invalid));
    }

    @ParameterizedTest
    @MethodSource
    void shouldCallABadSubjectTokenAnInvalidRequest(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldCallABadSubjectTokenAnInvalidRequest() {
        ErrorShape invalid = oauth("invalid_request");
        String jwt = "urn:ietf:params:oauth:token-type:jwt";
        return Stream.of(
                Row.of("unknown", form(EXCHANGE + TYPE + "&subject_token=unknown"), invalid),
                Row.of("missing", form(EXCHANGE + TYPE), invalid),
                Row.of("of no type", form(EXCHANGE + "&subject_token=unknown"), invalid),
                Row.of("of another type", form(EXCHANGE + "&subject_token_type=" + jwt + "&subject_token=x"), invalid),
                Row.of(
                        "an operator's token",
                        form(EXCHANGE + TYPE + "&subject_token=" + stoa.token("operator")),
                        invalid));
    }

    @ParameterizedTest
    @MethodSource
    void shouldCallABadRefreshTokenAnInvalidGrant(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldCallABadRefreshTokenAnInvalidGrant() {
        return Stream.of("unknown", "rt_" + "x".repeat(43), "' or 1=1 --", "\uD83D\uDD11")
                .map(token -> Row.of(
                        token,
                        form("grant_type=refresh_token&refresh_token=" + encoded(token)),
                        oauth("invalid_grant")));
    }

    @Test
    void shouldTakeTheRequestAsAppleSendsIt() {
        Answer answer = stoa.send(form(EXCHANGE
                + "&subject_token_type=ietf:params:oauth:token-type:access_token"
                + "&issued_token_type=urn:ietf:params:oauth:token-type:access_token"
                + "&client_id=device-1&subject_token=" + linkToken()));
        assertEquals(200, answer.status(), answer::toString);
        JsonObject tokens = answer.json();
        assertEquals("bearer", tokens.getString("token_type"));
        assertEquals("urn:ietf:params:oauth:token-type:access_token", tokens.getString("issued_token_type"));
        assertEquals("no-store", answer.header("Cache-Control").orElse(""));
    }

    @Test
    void shouldRefuseALinkTokenAfterThreeExchanges() {
        Request exchange = form(EXCHANGE + TYPE + "&subject_token=" + linkToken());
        IntStream.rangeClosed(1, 3)
                .forEach(time -> assertEquals(200, stoa.send(exchange).status(), "exchange " + time));
        oauth("invalid_request").check(stoa.send(exchange));
    }

    @Test
    void shouldRevokeTheFamilyOfARefreshTokenThatWasCopied() {
        Answer exchanged = stoa.send(form(EXCHANGE + TYPE + "&subject_token=" + linkToken()));
        String first = exchanged.json().getString("refresh_token");
        String second = refreshed(first);
        String third = refreshed(second);
        oauth("invalid_grant").check(stoa.send(refresh(first)));
        oauth("invalid_grant").check(stoa.send(refresh(third)));
    }

    @Test
    void shouldMakeAnAddressWaitThatGuesses() {
        InetAddress guesser = Wire.anyAddress();
        Wire wire = new Wire(stoa.publicUrl(), guesser);
        Answer last = IntStream.range(0, MORE_THAN_A_MINUTE_ALLOWS)
                .mapToObj(guess -> wire.send(guess(guess).header("X-Forwarded-For", "203.0.113." + guess % 250)))
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow(() -> new AssertionError("it could guess on and on"));
        oauth(429, "temporarily_unavailable").check(last);
        assertTrue(last.header("Retry-After").isPresent(), last::toString);
    }

    @Test
    void shouldMakeThoseWaitWhomATrustedProxySpeaksFor() throws IOException {
        Wire proxy = new Wire(stoa.publicUrl(), InetAddress.getByName(DeployedStoa.TRUSTED_PROXY));
        boolean waits = IntStream.range(0, MORE_THAN_A_MINUTE_ALLOWS)
                .mapToObj(guess ->
                        proxy.send(guess(guess).header("X-Forwarded-For", "192.0.2." + guess % 250 + ", 198.51.100.1")))
                .anyMatch(answer -> answer.status() == 429);

        assertTrue(waits, "it could guess on and on");
        oauth("invalid_grant").check(proxy.send(guess(0).header("X-Forwarded-For", "198.51.100.2")));
    }

    @ParameterizedTest
    @MethodSource
    void shouldGiveTokensByPostAlone(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldGiveTokensByPostAlone() {
        return Stream.of("GET", "PUT", "DELETE")
                .map(method -> Row.of(method, Request.of(method, PATH), methodNotAllowed("POST")));
    }

    @Test
    void shouldAnswerARevocationQuietlyWhateverTheToken() {
        assertEquals(
                200,
                stoa.send(Request.post("/oauth/revoke").form("token=unknown")).status());
        oauth("invalid_request").check(stoa.send(Request.post("/oauth/revoke").form("")));
    }

    @Test
    void shouldSendAPersonToSignInBeforeTheyAreAsked() {
        Answer answer = stoa.send(Request.get(ASKED + SYSTEM));

        assertEquals(303, answer.status(), answer::toString);
        String location = answer.header("Location").orElse("");
        assertTrue(location.startsWith("/account/sign-in?return=%2Foauth%2Fauthorize%3F"), location);
    }

    @Test
    void shouldAnswerTheSystemInItsOwnScheme() {
        Answer answer = stoa.send(Request.get((ASKED + SYSTEM).replace("response_type=code", "response_type=token")));

        assertEquals(303, answer.status(), answer::toString);
        String location = answer.header("Location").orElse("");
        assertTrue(location.startsWith("app-distribution-oauth://?error=unsupported_response_type&"), location);
        assertTrue(location.contains("&state=s&iss="), location);
    }

    @Test
    void shouldSendNobodyToAnAddressNobodyVouchesFor() {
        Answer answer = stoa.send(Request.get(ASKED + "https%3A%2F%2Fevil.example%2F"));

        assertEquals(400, answer.status(), answer::toString);
        assertTrue(answer.header("Location").isEmpty(), answer::toString);
        assertTrue(answer.header("Content-Type").orElse("").startsWith("text/html"), answer::toString);
    }

    @Test
    void shouldKnowARegisteredClientUntilItIsTakenAway() {
        JsonObject client = stoa.send(
                        asOperator("/api/v1/oauth-clients")
                                .json(
                                        "{\"name\": \"Shop\", \"confidential\": true, \"redirectUris\": [\"com.kite.shop:/in\"]}"))
                .json();
        Request asked = Request.post("/oauth/introspect")
                .form("token=unknown&client_id=" + client.getString("clientId") + "&client_secret="
                        + client.getString("clientSecret"));

        assertEquals("{\"active\":false}", stoa.send(asked).text());
        assertEquals(
                204,
                stoa.send(Request.of("DELETE", "/api/v1/oauth-clients/" + client.getString("clientId"))
                                .bearer(stoa.token("operator")))
                        .status());
        oauth(401, "invalid_client").check(stoa.send(asked));
    }

    @Test
    void shouldTellAnOperatorWhatATokenIs() {
        Answer exchanged = stoa.send(form(EXCHANGE + TYPE + "&subject_token=" + linkToken()));
        String asked = "token=" + exchanged.json().getString("access_token");

        Answer told = stoa.send(asOperator("/oauth/introspect").form(asked));
        assertTrue(told.json().getBoolean("active"), told::toString);
        oauth(401, "invalid_client")
                .check(stoa.send(Request.post("/oauth/introspect").form(asked)));
    }

    private String refreshed(String token) {
        Answer answer = stoa.send(refresh(token));
        assertEquals(200, answer.status(), answer::toString);
        return answer.json().getString("refresh_token");
    }

    private static Request guess(int number) {
        return form("grant_type=refresh_token&refresh_token=guess" + number);
    }

    private static Request refresh(String token) {
        return form("grant_type=refresh_token&refresh_token=" + token);
    }

    private String linkToken() {
        String login = "person+" + UUID.randomUUID() + "@kite.example";
        String account = stoa.send(asOperator("/api/v1/accounts").json("{\"login\": \"" + login + "\"}"))
                .json()
                .getString("id");
        String app = stoa.installation().marketplaceAppleItemId();
        return stoa.send(asOperator("/api/v1/accounts/" + account + "/link-tokens")
                        .json("{\"appleItemId\": \"" + app + "\"}"))
                .json()
                .getString("token");
    }

    private Request asOperator(String path) {
        return Request.post(path).bearer(stoa.token("operator"));
    }

    private static Request form(String body) {
        return Request.post(PATH).form(body);
    }

    private static Request raw(byte[] body) {
        return Request.post(PATH).body(body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
