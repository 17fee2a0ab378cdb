package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person with an account, a device and a browser. */
final class Person {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String PASSWORD = "seven purple lanterns";
    private static final String REDIRECT_URI = "com.kite.shop:/signed-in";
    private static final String EXCHANGE = "grant_type=urn:ietf:params:oauth:grant-type:token-exchange"
            + "&subject_token_type=urn:ietf:params:oauth:token-type:access_token&subject_token=";

    private final DeployedStoa stoa;
    private final String login = "person+" + UUID.randomUUID() + "@kite.example";
    private final String account;
    private final String cookie;

    private Person(DeployedStoa stoa) {
        this.stoa = stoa;
        this.account = posted(
                        "/api/v1/accounts", "{\"login\": \"%s\", \"password\": \"%s\"}".formatted(login, PASSWORD))
                .getString("id");
        this.cookie = signIn();
    }

    /** Somebody who is signed in to the page of their account. */
    static Person signedInTo(DeployedStoa stoa) {
        return new Person(stoa);
    }

    String cookie() {
        return cookie;
    }

    /** The tokens of a device that followed an install link. */
    JsonObject deviceTokens() {
        String link = posted(
                        "/api/v1/accounts/" + account + "/link-tokens",
                        "{\"appleItemId\": \"" + stoa.installation().marketplaceAppleItemId() + "\"}")
                .getString("token");
        return ok(Request.post("/oauth/token").form(EXCHANGE + link)).json();
    }

    /** An access token that the person gave a registered client. */
    String apiToken() {
        String client = posted(
                        "/api/v1/oauth-clients",
                        "{\"name\": \"Shop\", \"confidential\": false, \"redirectUris\": [\"" + REDIRECT_URI + "\"]}")
                .getString("clientId");
        return ok(Request.post("/oauth/token")
                        .form("grant_type=authorization_code&code_verifier=" + VERIFIER + "&client_id=" + client
                                + "&redirect_uri=" + encoded(REDIRECT_URI) + "&code=" + code(client)))
                .json()
                .getString("access_token");
    }

    void isSuspended() {
        Answer answer = stoa.send(
                Request.of("PUT", "/api/v1/accounts/" + account + "/suspension").bearer(stoa.token("operator")));
        assertEquals(204, answer.status(), answer::toString);
    }

    private String code(String client) {
        Answer asked = ok(Request.get("/oauth/authorize?response_type=code&code_challenge_method=S256&code_challenge="
                        + CHALLENGE + "&client_id=" + client + "&redirect_uri=" + encoded(REDIRECT_URI))
                .header("Cookie", cookie));
        Answer allowed = stoa.send(Request.post("/oauth/authorize")
                .header("Cookie", cookie)
                .form("decision=allow&ticket=" + field("ticket", asked)));
        return found("[?&]code=([^&]+)", allowed.header("Location").orElse(""));
    }

    private String signIn() {
        Answer form = ok(Request.get("/account/sign-in"));
        Answer signedIn = stoa.send(Request.post("/account/sign-in")
                .header("Cookie", Cookies.of(form))
                .form("form=" + encoded(field("form", form)) + "&login=" + encoded(login) + "&password="
                        + encoded(PASSWORD)));
        assertEquals(302, signedIn.status(), signedIn::toString);
        assertNotEquals(Cookies.of(form), Cookies.of(signedIn), "the session id has to change at sign-in");
        return Cookies.of(signedIn);
    }

    private JsonObject posted(String path, String json) {
        Answer answer =
                stoa.send(Request.post(path).bearer(stoa.token("operator")).json(json));
        assertEquals(201, answer.status(), answer::toString);
        return answer.json();
    }

    private Answer ok(Request request) {
        Answer answer = stoa.send(request);
        assertEquals(200, answer.status(), answer::toString);
        return answer;
    }

    private static String field(String name, Answer page) {
        return found("name=\"" + name + "\" value=\"([^\"]+)\"", page.text());
    }

    private static String found(String pattern, String text) {
        Matcher match = Pattern.compile(pattern).matcher(text);
        if (!match.find()) {
            throw new AssertionError(pattern + " is not in " + text);
        }
        return match.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
