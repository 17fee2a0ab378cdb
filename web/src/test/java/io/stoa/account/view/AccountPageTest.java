package io.stoa.account.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.DeviceSignIn;
import io.stoa.apple.AppleItemId;
import io.stoa.surface.view.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of an account, and the change of a password. */
class AccountPageTest {

    private static final String PASSWORD = "/account/password";
    private static final String CHOSEN = "f\u00fcnfzehn Zeichen lang";
    private static final AccountSite SITE = new AccountSite();

    @BeforeAll
    static void open() throws Exception {
        SITE.website.open();
    }

    @AfterAll
    static void close() throws Exception {
        SITE.website.close();
    }

    @BeforeEach
    void startAfresh() {
        SITE.own.done.clear();
        SITE.own.devices.clear();
    }

    @Test
    void shouldShowWhereThePersonIsSignedIn() throws Exception {
        String cookie = SITE.signIn();
        assertTrue(account(cookie).shows("No app on a device"));

        SITE.own.devices.add(new DeviceSignIn(
                "one",
                Optional.of(new AppleItemId(6700012345L)),
                Optional.of("<script>alert(1)</script>"),
                Instant.parse("2026-03-01T23:59:00Z")));
        Page page = account(cookie);

        assertTrue(page.shows("/apps/6700012345", "&lt;script&gt;", "2026-03-01"), page::body);
        assertFalse(page.shows("<script"));
    }

    @Test
    void shouldSignOutEverywhereOnlyWithAFormOfThisSession() throws Exception {
        String cookie = SITE.signIn();
        Page page = account(cookie);

        SITE.website.post(
                "/account/sign-out",
                "form=x&everywhere=true",
                "Cookie: " + cookie,
                "Content-Type: application/x-www-form-urlencoded");
        assertEquals(List.of(), SITE.own.done);

        Page left = SITE.post("/account/sign-out", page, cookie, "everywhere", "true");
        assertEquals(List.of("signed out everywhere"), SITE.own.done);
        assertTrue(left.header("Location").orElseThrow().equals("/account/sign-in?left"));
    }

    @Test
    void shouldSignOutHereWithoutEndingAnythingElse() throws Exception {
        String cookie = SITE.signIn();

        SITE.post("/account/sign-out", account(cookie), cookie);

        assertEquals(List.of(), SITE.own.done);
    }

    @Test
    void shouldChangeThePasswordAndStayUnderANewSession() throws Exception {
        String cookie = SITE.signIn();
        Page changed = change(cookie, AccountSite.PASSWORD, CHOSEN, CHOSEN);

        assertEquals(List.of("chose " + CHOSEN), SITE.own.done);
        assertTrue(changed.header("Location").orElseThrow().equals("/account/?changed"), changed::toString);
        assertNotEquals(cookie, AccountSite.cookie(changed));
        Page account = SITE.website.get("/account/?changed", "Cookie: " + AccountSite.cookie(changed));
        assertTrue(account.shows("role=\"status\"", "Your password is changed"), account::body);
    }

    @Test
    void shouldSayWhyAPasswordIsNotTaken() throws Exception {
        String cookie = SITE.signIn();

        refused(change(cookie, "wrong", CHOSEN, CHOSEN), "present password is not right");
        refused(change(cookie, AccountSite.PASSWORD, CHOSEN, "another"), "typed in two ways");
        assertEquals(List.of(), SITE.own.done);
        refused(change(cookie, AccountSite.PASSWORD, "short", "short"), "at least 15 characters");
    }

    @Test
    void shouldTakeNoPasswordFromAForeignForm() throws Exception {
        String cookie = SITE.signIn();

        Page refused = SITE.website.post(
                PASSWORD,
                "form=x&present=" + AccountSite.encoded(AccountSite.PASSWORD) + "&chosen="
                        + AccountSite.encoded(CHOSEN),
                "Cookie: " + cookie,
                "Content-Type: application/x-www-form-urlencoded");

        assertEquals(403, refused.status());
        assertEquals(List.of(), SITE.own.done);
    }

    @Test
    void shouldWriteNoPasswordBack() throws Exception {
        Page refused = change(SITE.signIn(), "my present one", "my chosen one", "my chosen one");

        assertFalse(refused.shows("my present one"));
        assertFalse(refused.shows("my chosen one"));
    }

    private static void refused(Page page, String sentence) {
        assertEquals(400, page.status());
        assertTrue(page.shows("role=\"alert\"", sentence), page::body);
    }

    private static Page change(String cookie, String present, String chosen, String again) throws Exception {
        Page form = SITE.website.get(PASSWORD, "Cookie: " + cookie);
        return SITE.post(PASSWORD, form, cookie, "present", present, "chosen", chosen, "again", again);
    }

    private static Page account(String cookie) throws Exception {
        return SITE.website.get("/account/", "Cookie: " + cookie);
    }
}
