package io.stoa.account.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.surface.view.Page;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on which a letter is ordered, and the one its link leads to. */
class LinkByMailPageTest {

    private static final String SIGN_UP = "/account/sign-up";
    private static final String FORGOTTEN = "/account/forgotten";
    private static final String NEW_PASSWORD = "/account/new-password";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
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
        SITE.letters.orders.clear();
        SITE.letters.isClosed = false;
        SITE.signUp.isOpen = true;
        SITE.own.done.clear();
    }

    @ParameterizedTest
    @CsvSource({"/account/sign-up,SIGN_UP", "/account/forgotten,RESET"})
    void shouldOrderALetterAndSayTheSameToEverybody(String path, String kind) throws Exception {
        Page sent = ask(path, "Mara@kite.example ");
        Page another = ask(path, "nobody@kite.example");

        assertEquals(200, sent.status());
        assertTrue(sent.shows("role=\"status\"", "mara@kite.example"), sent::body);
        assertEquals(sent.body().replace("mara@", ""), another.body().replace("nobody@", ""));
        assertEquals(List.of(kind + " mara@kite.example en", kind + " nobody@kite.example en"), SITE.letters.orders);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mara", "<script>alert(1)</script>", "a@b\r\nBcc: c@d", "a@b, c@d"})
    void shouldOrderNoLetterToWhatIsNoAddress(String typed) throws Exception {
        Page refused = ask(FORGOTTEN, typed);

        assertEquals(400, refused.status());
        assertTrue(refused.shows("role=\"alert\"", "no e-mail address"), refused::body);
        assertFalse(refused.shows("<script"));
        assertEquals(List.of(), SITE.letters.orders);
    }

    @Test
    void shouldOrderNothingForAForeignForm() throws Exception {
        Page refused = SITE.website.post(SIGN_UP, "address=mara%40kite.example", FORM);

        assertEquals(403, refused.status());
        assertEquals(List.of(), SITE.letters.orders);
    }

    @Test
    void shouldMakeNoAccountsWhereOperatorsDo() throws Exception {
        Page form = SITE.website.get(SIGN_UP);
        SITE.signUp.isOpen = false;

        assertEquals(404, SITE.website.get(SIGN_UP).status());
        assertEquals(404, post(SIGN_UP, form, "mara@kite.example").status());
        assertEquals(List.of(), SITE.letters.orders);
        assertFalse(SITE.website.get("/account/sign-in").shows(SIGN_UP));
        assertEquals(200, SITE.website.get(FORGOTTEN).status());
    }

    @Test
    void shouldSayWhatTheOperatorHasToDoWhereNoMailCanBeSent() throws Exception {
        SITE.letters.isClosed = true;
        Page page = SITE.website.get(FORGOTTEN);

        assertEquals(503, page.status());
        assertTrue(page.shows("stoa.mail.host", "stoa.mail.from"), page::body);
        assertFalse(page.shows("<form"));
    }

    @Test
    void shouldChooseAPasswordBehindALink() throws Exception {
        Page form = SITE.website.get(NEW_PASSWORD + "?token=" + AccountSite.SECRET);
        assertTrue(form.shows(AccountSite.LOGIN, "autocomplete=\"new-password\""), form::body);

        Page chosen = choose(form, AccountSite.SECRET, CHOSEN, CHOSEN);

        assertTrue(chosen.header("Location").orElseThrow().equals("/account/sign-in?chosen"), chosen::toString);
        assertEquals(List.of("chose " + CHOSEN), SITE.own.done);
        assertTrue(SITE.website.get("/account/sign-in?chosen").shows("Your password is set"));
    }

    @Test
    void shouldTellNoOtherAddressOfTheSecretInItsOwn() throws Exception {
        Page page = SITE.website.get("/account/new-password?token=" + AccountSite.SECRET);

        assertEquals(Optional.of("no-referrer"), page.header("Referrer-Policy"));
    }

    @Test
    void shouldSpendNoLinkByLookingAtIt() throws Exception {
        SITE.website.get(NEW_PASSWORD + "?token=" + AccountSite.SECRET);

        assertEquals(List.of(), SITE.own.done);
    }

    @Test
    void shouldSayWhyAPasswordIsNotTaken() throws Exception {
        Page form = SITE.website.get(NEW_PASSWORD + "?token=" + AccountSite.SECRET);

        Page differs = choose(form, AccountSite.SECRET, CHOSEN, "another");
        assertEquals(400, differs.status());
        assertTrue(differs.shows("typed in two ways", AccountSite.SECRET), differs::body);
        assertEquals(List.of(), SITE.own.done);
        assertTrue(choose(form, AccountSite.SECRET, "short", "short").shows("at least 15 characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?token=", "?token=other", "?token=%3Cscript%3E", "?jakarta.faces.ViewState=x"})
    void shouldLeadFromALinkThatIsOverToAnother(String query) throws Exception {
        Page over = SITE.website.get(NEW_PASSWORD + query);

        assertEquals(404, over.status());
        assertTrue(over.shows("href=\"/account/forgotten\""), over::body);
        assertFalse(over.shows("<form"));
        assertFalse(over.shows("<script"));
    }

    @Test
    void shouldTakeNoPasswordForALinkItNeverMadeNorFromAForeignForm() throws Exception {
        Page form = SITE.website.get(NEW_PASSWORD + "?token=" + AccountSite.SECRET);

        assertEquals(404, choose(form, "other", CHOSEN, CHOSEN).status());
        assertEquals(
                403,
                SITE.website
                        .post(NEW_PASSWORD, "token=" + AccountSite.SECRET + "&chosen=x&again=x", FORM)
                        .status());
        assertEquals(List.of(), SITE.own.done);
    }

    private static Page choose(Page form, String token, String chosen, String again) throws Exception {
        return SITE.post(
                NEW_PASSWORD, form, AccountSite.cookie(form), "token", token, "chosen", chosen, "again", again);
    }

    private static Page ask(String path, String address) throws Exception {
        return post(path, SITE.website.get(path), address);
    }

    private static Page post(String path, Page form, String address) throws Exception {
        return SITE.post(path, form, AccountSite.cookie(form), "address", address);
    }
}
