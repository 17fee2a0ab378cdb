package io.stoa.conformance;

import static io.stoa.conformance.ErrorShape.page;
import static io.stoa.conformance.ErrorShape.unauthenticated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's door: who gets in, and where a session counts. */
@OnServer
class ConsoleIT {

    private static final String LOGIN = "/admin/login.xhtml";
    private static final String NOTIFICATIONS = "/admin/notifications.xhtml";
    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\"");

    private final DeployedStoa stoa;

    ConsoleIT(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/",
                NOTIFICATIONS,
                "/admin/notification.xhtml?id=1",
                "/admin/ingestions.xhtml",
                "/admin/licenses.xhtml",
                "/admin/license.xhtml?number=1000000",
                "/admin/accounts.xhtml",
                "/admin/account.xhtml?id=019a9c2e-0000-7000-8000-000000000000",
                "/admin/clients.xhtml",
                "/admin/client.xhtml?id=019a9c2e-0000-7000-8000-000000000000",
                "/admin/keys.xhtml",
                "/admin/unknown.xhtml",
                "//admin/notifications.xhtml",
                "/admin/./notifications.xhtml",
                "/x/../admin/notifications.xhtml",
                "/admin;x=y/notifications.xhtml",
                "/%61dmin/notifications.xhtml",
                "/admin/notifications.xhtml;jsessionid=1",
                "/admin//notifications.xhtml"
            })
    void shouldShowNothingToWhoHasNotSignedIn(String path) {
        Answer answer = stoa.send(Request.get(path));
        assertTrue(answer.status() == 302 || answer.status() / 100 == 4, answer::toString);
        assertFalse(answer.text().contains("<table"), answer::toString);
    }

    @Test
    void shouldLetTheOwnerInUnderANewSession() {
        Answer form = stoa.send(Request.get(LOGIN));
        page(200).check(form);
        String before = cookie(form);
        Answer signedIn = signIn(form, "owner", DeployedStoa.OWNER_PASSWORD);
        assertEquals(302, signedIn.status(), signedIn::toString);
        assertNotEquals(before, cookie(signedIn), "the session id has to change at sign-in");
        page(200).check(stoa.send(Request.get(NOTIFICATIONS).header("Cookie", cookie(signedIn))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "", "correct horse battery stapl", "' or '1'='1"})
    void shouldNotLetAnybodyInWithAnotherPassword(String password) {
        Answer form = stoa.send(Request.get(LOGIN));
        Answer refused = signIn(form, "owner", password);
        assertTrue(refused.status() < 500, refused::toString);
        Answer page = stoa.send(Request.get(NOTIFICATIONS).header("Cookie", cookie(form)));
        assertNotEquals(200, page.status(), page::toString);
    }

    @Test
    void shouldNotTakeAConsoleSessionOutsideTheConsole() {
        String session = cookie(signIn(stoa.send(Request.get(LOGIN)), "owner", DeployedStoa.OWNER_PASSWORD));
        unauthenticated().check(stoa.send(Request.get("/api/v1/apps").header("Cookie", session)));
        unauthenticated().check(stoa.send(Request.get("/api/v1/ingestions").header("Cookie", session)));
    }

    @Test
    void shouldNotTakeABearerTokenInsideTheConsole() {
        Answer answer = stoa.send(Request.get(NOTIFICATIONS).bearer(stoa.token("operator")));
        assertEquals(302, answer.status(), answer::toString);
    }

    @Test
    void shouldHandOutASessionThatScriptsAndForeignPagesCannotUse() {
        String cookie =
                stoa.send(Request.get(LOGIN)).header("Set-Cookie").orElse("").toLowerCase(Locale.ROOT);
        assertTrue(cookie.contains("httponly"), cookie);
        assertTrue(cookie.contains("secure"), cookie);
        assertTrue(cookie.contains("samesite=lax"), cookie);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "123:456", "rO0ABXQ="})
    void shouldNotFailOnAFormItNeverMade(String viewState) {
        Answer form = stoa.send(Request.get(LOGIN));
        Answer answer = stoa.send(post(cookie(form), viewState, "owner", "wrong"));
        assertTrue(answer.status() < 500, answer::toString);
    }

    private Answer signIn(Answer form, String login, String password) {
        Matcher viewState = VIEW_STATE.matcher(form.text());
        assertTrue(viewState.find(), form::text);
        return stoa.send(post(cookie(form), viewState.group(1), login, password));
    }

    private static Request post(String cookie, String viewState, String login, String password) {
        return Request.post(LOGIN)
                .header("Cookie", cookie)
                .form("signIn=signIn&signIn%3Alogin=" + encoded(login) + "&signIn%3Apassword=" + encoded(password)
                        + "&signIn%3Asubmit=Sign+in&jakarta.faces.ViewState=" + encoded(viewState));
    }

    private static String cookie(Answer answer) {
        return answer.header("Set-Cookie").orElse("").split(";")[0];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
