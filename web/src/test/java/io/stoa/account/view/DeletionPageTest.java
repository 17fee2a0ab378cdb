package io.stoa.account.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.AccountId;
import io.stoa.account.service.AccountDeletion;
import io.stoa.surface.view.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page on which a person deletes their account. */
class DeletionPageTest {

    private static final String DELETION = "/account/deletion";
    private static final AccountSite SITE = new AccountSite();
    private static final List<String> DELETED = new ArrayList<>();

    @BeforeAll
    static void open() throws Exception {
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
    }

    @Test
    void shouldDeleteTheAccountOfWhoKnowsThePasswordAndSignOut() throws Exception {
        String cookie = SITE.signIn();

        Page deleted = SITE.post(DELETION, form(cookie), cookie, "present", AccountSite.PASSWORD);

        assertEquals(1, DELETED.size());
        assertTrue(deleted.header("Location").orElseThrow().equals("/account/sign-in?deleted"));
        assertTrue(SITE.website
                .get("/account/sign-in?deleted", "Cookie: " + cookie)
                .shows("account is deleted"));
    }

    @Test
    void shouldDeleteNothingWithoutThePassword() throws Exception {
        String cookie = SITE.signIn();

        Page refused = SITE.post(DELETION, form(cookie), cookie, "present", "wrong");

        assertEquals(400, refused.status());
        assertTrue(refused.shows("role=\"alert\"", "present password is not right"), refused::body);
        assertFalse(refused.shows("value=\"wrong\""));
        assertEquals(List.of(), DELETED);
    }

    @Test
    void shouldDeleteNothingForAForeignForm() throws Exception {
        String cookie = SITE.signIn();

        Page refused = SITE.website.post(
                DELETION,
                "form=x&present=" + AccountSite.encoded(AccountSite.PASSWORD),
                "Cookie: " + cookie,
                "Content-Type: application/x-www-form-urlencoded");

        assertEquals(403, refused.status());
        assertEquals(List.of(), DELETED);
    }

    private static Page form(String cookie) throws Exception {
        return SITE.website.get(DELETION, "Cookie: " + cookie);
    }

    private static final class Deletion extends AccountDeletion {

        @Override
        public void delete(AccountId person) {
            DELETED.add(person.value());
        }
    }
}
