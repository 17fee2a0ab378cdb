package io.stoa.account.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.surface.view.Page;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sign-in page as a browser gets it, and what a hostile one sends. */
class SignInPageTest {

    private static final String SIGN_IN = "/account/sign-in";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final AccountSite SITE = new AccountSite();

    @BeforeAll
    static void open() throws Exception {
        SITE.website.open();
    }

    @AfterAll
    static void close() throws Exception {
        SITE.website.close();
    }

    @Test
    void shouldWorkWithoutScriptAndNameEveryField() throws Exception {
        Page page = SITE.website.get(SIGN_IN);

        assertEquals(200, page.status());
        assertTrue(page.shows(
                " lang=\"en\">",
                "<label for=\"login\">",
                "<label for=\"password\">",
                "autocomplete=\"username\"",
                "autocomplete=\"current-password\"",
                "Kite &amp; Market"));
        assertFalse(page.shows("<script"));
        assertFalse(page.shows("style="));
    }

    @Test
    void shouldBeKeptNowhereAndFramedByNobody() throws Exception {
        Page page = SITE.website.get(SIGN_IN);

        assertEquals(Optional.of("no-store"), page.header("Cache-Control"));
        assertEquals(Optional.of("DENY"), page.header("X-Frame-Options"));
        String policy = page.header("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("form-action 'self'") && policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"de-AT,en;q=0.5|de|Anmelden", "fr,en|en|Sign in", "fr|en|Sign in", "xx-\u00ff|en|Sign in"})
    void shouldSpeakWhatTheVisitorReads(String asked, String language, String title) throws Exception {
        Page page = SITE.website.get(SIGN_IN, "Accept-Language: " + asked);

        assertTrue(page.shows(" lang=\"" + language + "\">", "<h1>" + title + "</h1>"), page::body);
        assertEquals(Optional.of(language), page.header("Content-Language"));
    }

    @Test
    void shouldLeadWhoSignedInToTheirAccountUnderANewSession() throws Exception {
        Page form = SITE.website.get(SIGN_IN);
        Page signedIn = send(form, AccountSite.LOGIN, AccountSite.PASSWORD);

        assertEquals(302, signedIn.status());
        assertTrue(signedIn.header("Location").orElseThrow().equals("/account/"));
        assertNotEquals(AccountSite.cookie(form), AccountSite.cookie(signedIn));
        Page account = SITE.website.get("/account/", "Cookie: " + AccountSite.cookie(signedIn));
        assertTrue(account.shows(AccountSite.LOGIN), account::body);
    }

    @Test
    void shouldSayThatNobodyCanLookNowInsteadOfThatThePasswordIsWrong() throws Exception {
        SITE.isCrowded = true;
        Page refused = send(SITE.website.get(SIGN_IN), AccountSite.LOGIN, "wrong");
        SITE.isCrowded = false;

        assertEquals(503, refused.status());
        assertFalse(refused.shows("role=\"alert\""), refused::body);
    }

    @ParameterizedTest
    @CsvSource({"mara@kite.example,wrong", "nobody@kite.example,wrong", "mara\u0000,rubbish", "'<b>,\"',<i>"})
    void shouldAnswerEveryRefusalInTheSameWords(String login, String password) throws Exception {
        Page refused = send(SITE.website.get(SIGN_IN), login, password);

        assertEquals(403, refused.status());
        assertTrue(refused.shows("<p class=\"message trouble\" role=\"alert\">That did not work."), refused::body);
        assertTrue(refused.shows("<title>Not yet: Sign in"), refused::body);
        assertFalse(refused.shows("<b>"));
        assertFalse(refused.body().contains(password + "\""));
    }

    @Test
    void shouldTakeNoFormThatIsNotOfThisSession() throws Exception {
        Page mine = SITE.website.get(SIGN_IN);
        Page another = SITE.website.get(SIGN_IN);
        String fields = "&login=" + AccountSite.LOGIN + "&password=" + AccountSite.encoded(AccountSite.PASSWORD);

        for (String form : new String[] {"", "form=", "form=x", "form=" + AccountSite.word(another)}) {
            Page refused = SITE.website.post(SIGN_IN, form + fields, "Cookie: " + AccountSite.cookie(mine), FORM);
            assertEquals(403, refused.status());
            assertTrue(refused.shows("open for too long"), refused::body);
        }
        Page withoutCookie = SITE.website.post(SIGN_IN, "form=" + AccountSite.word(mine) + fields, FORM);
        assertEquals(403, withoutCookie.status());
        assertTrue(withoutCookie.shows("keeps no cookies", "value=\"" + AccountSite.LOGIN + "\""));
    }

    @Test
    void shouldTakeAFormOfBeforeTheSignInNoMore() throws Exception {
        Page form = SITE.website.get(SIGN_IN);
        String signedIn = AccountSite.cookie(send(form, AccountSite.LOGIN, AccountSite.PASSWORD));

        Page old = SITE.post("/account/sign-out", form, signedIn);

        assertTrue(old.header("Location").orElseThrow().equals("/account/"));
        assertEquals(200, SITE.website.get("/account/", "Cookie: " + signedIn).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "/%2f/evil.example", "/a\r\nX: y"})
    void shouldLeadNowhereElse(String target) throws Exception {
        Page form = SITE.website.get(SIGN_IN + "?return=" + AccountSite.encoded(target));
        assertFalse(form.shows("evil"), form::body);

        Page signedIn = SITE.post(
                SIGN_IN,
                form,
                AccountSite.cookie(form),
                "login",
                AccountSite.LOGIN,
                "password",
                AccountSite.PASSWORD,
                "return",
                target);

        assertTrue(signedIn.header("Location").orElseThrow().equals("/account/"), signedIn::toString);
        assertEquals(Optional.empty(), signedIn.header("X"));
    }

    @Test
    void shouldLeadBackToWhereThePersonCameFrom() throws Exception {
        String target = "/oauth/authorize?response_type=code&state=a%2Fb";
        Page form = SITE.website.get(SIGN_IN + "?return=" + AccountSite.encoded(target));

        assertTrue(form.shows("name=\"return\" value=\"/oauth/authorize?response_type=code&amp;state=a%2Fb\""));
        Page signedIn = SITE.post(
                SIGN_IN,
                form,
                AccountSite.cookie(form),
                "login",
                AccountSite.LOGIN,
                "password",
                AccountSite.PASSWORD,
                "return",
                target);
        assertTrue(signedIn.header("Location").orElseThrow().equals(target), signedIn::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.faces.ViewState=1:2",
                "jakarta.faces.ViewState=rO0ABXQ%3D",
                "jakarta.faces.partial.ajax=true",
                "login=%FF%FE&password=%ED%A0%80",
                "login=a&login=b&password=c&password=d",
                "login=%23%7BfacesContext%7D&password=x"
            })
    void shouldNotFailOnFieldsItNeverMade(String fields) throws Exception {
        Page form = SITE.website.get(SIGN_IN);
        String cookie = "Cookie: " + AccountSite.cookie(form);

        Page sent = SITE.website.post(SIGN_IN, "form=" + AccountSite.word(form) + "&" + fields, cookie, FORM);
        assertTrue(sent.status() == 400 || sent.status() == 403, sent::toString);
        assertTrue(SITE.website.get(SIGN_IN + "?" + fields, cookie).status() < 500);
    }

    @Test
    void shouldSignOutOnThisDevice() throws Exception {
        String cookie = SITE.signIn();
        Page account = SITE.website.get("/account/", "Cookie: " + cookie);

        Page left = SITE.post("/account/sign-out", account, cookie);

        assertTrue(left.header("Location").orElseThrow().equals("/account/sign-in?left"));
        assertTrue(
                SITE.website.get("/account/sign-in?left", "Cookie: " + cookie).shows("role=\"status\"", "signed out"));
    }

    private static Page send(Page form, String login, String password) throws Exception {
        return SITE.post(SIGN_IN, form, AccountSite.cookie(form), "login", login, "password", password);
    }
}
