package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stoa.server.KeycloakServer;
import io.stoa.server.Workplace;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People of a real provider, Keycloak as it is distributed, sign in to the server of this run. */
@OnServer
class ProviderIT {

    private static final String SIGN_IN = "/account/sign-in";
    private static final String PASSWORD = "a kite on a string";

    private final DeployedStoa stoa;
    private KeycloakServer keycloak;

    ProviderIT(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    @BeforeAll
    void start() {
        assumeTrue(KeycloakServer.isUnpacked(), "No Keycloak here: the build with -Pfull-servers unpacks one.");
        keycloak = KeycloakServer.start(Workplace.fresh("keycloak"));
    }

    @AfterAll
    void stop() {
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    void shouldSignInWhomTheProviderKnowsAndKnowThemAgain() {
        Visit first = new Visit().goTo("kite", "/account/identities").signInAs("mara");

        assertEquals(302, first.back.status(), first.back::toString);
        assertEquals("/account/identities", first.back.header("Location").orElseThrow());
        assertNotEquals(first.cookie, session(first.back));
        assertTrue(first.page("/account/").text().contains("mara@kite.example"));
        assertTrue(first.page("/account/export").text().contains("/realms/kite"));
        String number =
                first.page("/account/export").json().getJsonObject("account").getString("id");

        Visit second = new Visit().goTo("kite", "").signInAs("mara");
        assertEquals("/account/", second.back.header("Location").orElseThrow());
        assertEquals(
                number,
                second.page("/account/export").json().getJsonObject("account").getString("id"));
    }

    @Test
    void shouldTakeAnAnswerOnceAndInTheBrowserThatAskedForItAlone() {
        Visit visit = new Visit().goTo("kite", "").signInAs("mara");
        Answer replayed = visit.bringBack(session(visit.back));
        Answer elsewhere = visit.bringBack(session(stoa.send(Request.get(SIGN_IN))));

        for (Answer refused : new Answer[] {replayed, elsewhere}) {
            assertEquals(400, refused.status(), refused::toString);
            assertTrue(refused.text().contains("openid-answer-unexpected"), refused::toString);
        }
    }

    @Test
    void shouldMakeNoAccountForAnAddressThatTheProviderHasNotVerified() {
        Visit visit = new Visit().goTo("kite", "").signInAs("unverified");

        assertEquals(403, visit.back.status(), visit.back::toString);
        assertTrue(visit.back.text().contains("openid-no-account"), visit.back::toString);
        assertFalse(visit.back.header("Set-Cookie").isPresent(), visit.back::toString);
    }

    private static String session(Answer answer) {
        return answer.header("Set-Cookie").orElseThrow().split(";")[0];
    }

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from)).replace("&amp;", "&");
    }

    /** One browser on its way there and back. */
    private final class Visit {

        private final ProviderBrowser provider = new ProviderBrowser();
        private String cookie;
        private String address;
        private URI callback;
        private Answer back;

        Visit goTo(String name, String goOn) {
            Answer form = stoa.send(Request.get(SIGN_IN));
            cookie = session(form);
            Answer onTheWay = stoa.send(Request.post("/account/openid/start")
                    .header("Cookie", cookie)
                    .form("form=" + between(form.text(), "name=\"form\" value=\"", "\"") + "&provider=" + name
                            + "&return=" + URLEncoder.encode(goOn, StandardCharsets.UTF_8)));
            assertEquals(200, onTheWay.status(), onTheWay::toString);
            address = between(onTheWay.text(), "content=\"0;url=", "\"");
            return this;
        }

        Visit signInAs(String username) {
            callback = provider.signIn(URI.create(address), username, PASSWORD);
            back = bringBack(cookie);
            return this;
        }

        Answer bringBack(String session) {
            return stoa.send(Request.get(callback.getRawPath() + "?" + callback.getRawQuery())
                    .header("Cookie", session));
        }

        Answer page(String path) {
            return stoa.send(Request.get(path).header("Cookie", session(back)));
        }
    }
}
