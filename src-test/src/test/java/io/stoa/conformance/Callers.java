package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.cli.token.TokenIssueCommand;
import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** The callers of the authorization matrix, each with a credential that was given to them as it is given to anybody. */
final class Callers {

    private static final String CONSOLE = "/admin/login.xhtml";
    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\"");

    private final DeployedStoa stoa;

    private Callers(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    /** By the names of the columns. */
    static Map<String, Caller> of(DeployedStoa stoa) {
        return new Callers(stoa).everybody();
    }

    private Map<String, Caller> everybody() {
        Person person = Person.signedInTo(stoa);
        return Map.ofEntries(
                Map.entry("nobody", Caller.NOBODY),
                Map.entry("query", Caller.withTokenInQuery(stoa.token("operator"))),
                Map.entry("client", Caller.with("Authorization", "Basic " + confidentialClient())),
                Map.entry("owner-page", Caller.with("Cookie", ownerCookie())),
                Map.entry("person-page", Caller.with("Cookie", person.cookie())),
                Map.entry("device", Caller.bearing(person.deviceTokens().getString("access_token"))),
                Map.entry("person", Caller.bearing(person.apiToken())),
                Map.entry("suspended", suspended()),
                Map.entry("viewer", Caller.bearing(stoa.token("viewer"))),
                Map.entry("operator", Caller.bearing(stoa.token("operator"))),
                Map.entry("developer", Caller.bearing(stoa.token("developer"))),
                Map.entry("monitor", Caller.bearing(stoa.token("monitor"))),
                Map.entry(
                        "expired",
                        Caller.bearing(operator(
                                ago(Duration.ofHours(2)), stoa.publicUrl().toString()))),
                Map.entry("foreign", Caller.bearing(operator(Clock.systemUTC(), "https://elsewhere.example"))),
                Map.entry("revoked", Caller.bearing(revoked())));
    }

    private Caller suspended() {
        Person person = Person.signedInTo(stoa);
        Caller caller = Caller.bearing(person.deviceTokens().getString("access_token"), person.apiToken());
        person.isSuspended();
        return caller;
    }

    private String confidentialClient() {
        JsonObject client = stoa.send(
                        Request.post("/api/v1/oauth-clients")
                                .bearer(stoa.token("operator"))
                                .json(
                                        "{\"name\": \"Till\", \"confidential\": true, \"redirectUris\": [\"https://till.example/in\"]}"))
                .json();
        String proof = client.getString("clientId") + ":" + client.getString("clientSecret");
        return Base64.getEncoder().encodeToString(proof.getBytes(StandardCharsets.UTF_8));
    }

    private String revoked() {
        String token = operator(Clock.systemUTC(), stoa.publicUrl().toString());
        Answer answer = stoa.send(Request.post("/oauth/revoke").form("token=" + token));
        assertEquals(200, answer.status(), answer::toString);
        return token;
    }

    private String operator(Clock clock, String publicUrl) {
        StringWriter printed = new StringWriter();
        int exit = new CommandLine(new TokenIssueCommand(clock))
                .setOut(new PrintWriter(printed))
                .execute("--role=operator", "--data-dir=" + stoa.server().dataDirectory(), "--public-url=" + publicUrl);
        assertEquals(0, exit, printed::toString);
        return printed.toString().strip();
    }

    private static Clock ago(Duration time) {
        return Clock.offset(Clock.systemUTC(), time.negated());
    }

    private String ownerCookie() {
        Answer form = stoa.send(Request.get(CONSOLE));
        Matcher viewState = VIEW_STATE.matcher(form.text());
        if (!viewState.find()) {
            throw new AssertionError("no form: " + form);
        }
        Answer signedIn = stoa.send(Request.post(CONSOLE)
                .header("Cookie", Cookies.of(form))
                .form("signIn=signIn&signIn%3Alogin=owner&signIn%3Apassword=" + encoded(DeployedStoa.OWNER_PASSWORD)
                        + "&signIn%3Asubmit=Sign+in&jakarta.faces.ViewState=" + encoded(viewState.group(1))));
        assertEquals(302, signedIn.status(), signedIn::toString);
        return Cookies.of(signedIn);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
