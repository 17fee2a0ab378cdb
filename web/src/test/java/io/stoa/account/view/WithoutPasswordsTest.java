package io.stoa.account.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.AccountId;
import io.stoa.account.WayIn;
import io.stoa.account.service.AccountDeletion;
import io.stoa.surface.view.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of a marketplace that keeps no passwords, to a person who signed in before it was so. */
class WithoutPasswordsTest {

    private static final String SIGN_IN = "/account/sign-in";
    private static final String DELETION = "/account/deletion";
    private static final AccountSite SITE = new AccountSite();
    private static final List<String> DELETED = new ArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        SITE.elsewhere.add(new WayIn("kite", "Kite & ID"));
        SITE.website
                .handIn(AccountDeletion.class, new Deletion())
                .serve(DeletionServlet.class)
                .open();
    }

    @AfterAll
    static void close() throws Exception {
        SITE.website.close();
    }

    @BeforeEach
    void startAfresh() {
        DELETED.clear();
        SITE.letters.orders.clear();
        SITE.own.done.clear();
        SITE.passwords.areTaken = true;
        SITE.now = Instant.EPOCH.plusSeconds(60);
    }

    private static String signedIn() throws Exception {
        String cookie = SITE.signIn();
        SITE.passwords.areTaken = false;
        return cookie;
    }

    private static Page get(String path, String cookie) throws Exception {
        return SITE.website.get(path, "Cookie: " + cookie);
    }

    @Test
    void shouldOfferProvidersBesideAPasswordAndAloneWithoutOne() throws Exception {
        Page both = SITE.website.get(SIGN_IN + "?return=%2Fapps%2F1&login=mara");
        assertTrue(
                both.shows(
                        "<label for=\"password\">",
                        "action=\"/account/openid/start\"",
                        "Kite &amp; ID",
                        "name=\"return\" value=\"/apps/1\""),
                both::body);

        SITE.passwords.areTaken = false;
        Page alone = SITE.website.get(SIGN_IN);
        assertTrue(alone.shows("action=\"/account/openid/start\""), alone::body);
        assertFalse(alone.shows("type=\"password\""), alone::body);
        assertFalse(alone.shows("/account/forgotten"), alone::body);
        assertFalse(alone.shows("/account/sign-up"), alone::body);
    }

    @Test
    void shouldTakeNoPasswordThatIsSentAllTheSame() throws Exception {
        Page form = SITE.website.get(SIGN_IN);
        SITE.passwords.areTaken = false;

        Page refused = SITE.post(
                SIGN_IN, form, AccountSite.cookie(form), "login", AccountSite.LOGIN, "password", AccountSite.PASSWORD);

        assertEquals(403, refused.status());
        assertTrue(refused.shows("keeps no passwords"), refused::body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/sign-up", "/account/forgotten", "/account/password", "/account/new-password"})
    void shouldLetNobodyChooseOne(String path) throws Exception {
        String cookie = signedIn();

        assertEquals(404, get(path, cookie).status());
        Page sent = SITE.website.post(
                path,
                "address=mara%40kite.example",
                "Cookie: " + cookie,
                "Content-Type: application/x-www-form-urlencoded");
        assertEquals(404, sent.status());
        assertEquals(List.of(), SITE.letters.orders);
        assertEquals(List.of(), SITE.own.done);
    }

    @Test
    void shouldLeadFromTheAccountToItsWaysInAndToNoPassword() throws Exception {
        Page account = get("/account/", signedIn());

        assertTrue(account.shows("href=\"/account/identities\""), account::body);
        assertFalse(account.shows("/account/password"), account::body);
    }

    @Test
    void shouldDeleteTheAccountOfWhoProvedThemselvesJustNow() throws Exception {
        String cookie = signedIn();
        Page page = get(DELETION, cookie);
        assertFalse(page.shows("type=\"password\""), page::body);

        Page deleted = SITE.post(DELETION, page, cookie);

        assertEquals(Optional.of("/account/sign-in?deleted"), deleted.header("Location"));
        assertEquals(1, DELETED.size());
    }

    @Test
    void shouldAskWhoSignedInLongAgoToDoItOnceMoreBeforeADeletion() throws Exception {
        String cookie = signedIn();
        Page form = get(DELETION, cookie);
        SITE.now = Instant.EPOCH.plusSeconds(600);

        Page refused = SITE.post(DELETION, form, cookie);
        assertEquals(403, refused.status());
        assertTrue(refused.shows("sign in once more", "action=\"/account/sign-out\""), refused::body);
        assertEquals(List.of(), DELETED);

        Page out = SITE.post("/account/sign-out", refused, cookie, "return", DELETION);
        assertEquals(Optional.of("/account/sign-in?return=%2Faccount%2Fdeletion&again"), out.header("Location"));
        Page again = SITE.website.get(out.header("Location").orElseThrow());
        assertTrue(again.shows("name=\"again\" value=\"true\"", "role=\"status\""), again::body);
    }

    private static final class Deletion extends AccountDeletion {

        @Override
        public void delete(AccountId person) {
            DELETED.add(person.value());
        }
    }
}
