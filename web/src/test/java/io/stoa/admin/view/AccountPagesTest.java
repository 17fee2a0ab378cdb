package io.stoa.admin.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.AccountQuery;
import io.stoa.account.service.AccountCare;
import io.stoa.account.service.AccountRegister;
import io.stoa.identity.Role;
import io.stoa.licensing.service.LicenseRegister;
import io.stoa.surface.view.Page;
import io.stoa.surface.view.Website;
import jakarta.security.enterprise.SecurityContext;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's pages of accounts: viewers look, operators help, owners delete. */
class AccountPagesTest {

    private static final String LIST = "/admin/accounts.xhtml";
    private static final String FORM_PAGE = "/admin/account.xhtml";
    private static final String PAGE = FORM_PAGE + "?id=" + PeopleDesk.ANN;

    private static final PeopleDesk DESK = new PeopleDesk();
    private static final RoleDoor DOOR = new RoleDoor();
    private static Website website;

    @BeforeAll
    static void open() throws Exception {
        website = new Website()
                .with(AccountsPage.class, AccountPage.class, AccountDecision.class, SignOut.class)
                .handIn(AccountRegister.class, DESK.register())
                .handIn(AccountCare.class, DESK.care())
                .handIn(LicenseRegister.class, DESK.licenses())
                .handIn(SecurityContext.class, DOOR)
                .open();
    }

    @BeforeEach
    void startAfresh() {
        DESK.clear();
        DOOR.lets(Role.Names.VIEWER);
    }

    @AfterAll
    static void close() throws Exception {
        website.close();
    }

    @Test
    void shouldSayWhatToDoWhereThereIsNoAccount() throws Exception {
        assertTrue(website.get(LIST).shows("There is no account", "/api/v1/accounts"));
    }

    @Test
    void shouldListAccountsAndRunNothingOfTheirNames() throws Exception {
        DESK.holds(PeopleDesk.ANN, "<script>alert(1)</script>=1+1", true);
        Page page = website.get(LIST);

        assertTrue(page.shows(
                "href=\"" + PAGE + "\">&lt;script&gt;alert(1)&lt;/script&gt;=1+1</a>",
                "class=\"tag SUSPENDED\">Suspended<",
                "10 Jan 2026, 12:00:00",
                "aria-current=\"page\">Accounts</a>"));
        assertFalse(page.shows("<script"));
        assertEquals(1, DESK.reads);
    }

    @Test
    void shouldLookForWhatStandsInTheAddress() throws Exception {
        Page page = website.get(LIST + "?login=%22%3E%3Cb%3E&id=&state=suspended");

        assertEquals(AccountQuery.of("\"><b>", "", "SUSPENDED"), DESK.asked);
        assertFalse(page.shows("\"><b>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id=1", "state=gone", "login=%00", "id=%27%20or%201=1"})
    void shouldSayWhatOfASearchCannotBeRead(String query) throws Exception {
        Page page = website.get(LIST + "?" + query);

        assertEquals(200, page.status());
        assertTrue(page.shows("<p class=\"message trouble\" role=\"alert\">", "cannot be read."));
    }

    @Test
    void shouldLeadToOlderAccountsWithTheSameSearch() throws Exception {
        for (int i = 100; i > 0; i--) {
            DESK.holds("019a9c2e-0000-7000-8000-000000000%03d".formatted(i), "a" + i, false);
        }

        assertTrue(website.get(LIST + "?login=a%26b")
                .shows("href=\"/admin/accounts.xhtml?login=a%26b&amp;cursor=" + PeopleDesk.ANN + "\""));
    }

    @Test
    void shouldShowOneAccountWithItsSignInsAndWhatWasDone() throws Exception {
        DESK.holds(PeopleDesk.ANN, "ann@kite.example", false);

        assertTrue(website.get(PAGE)
                .shows(
                        "ann@kite.example",
                        "class=\"tag ACTIVE\">Active<",
                        "href=\"/admin/licenses.xhtml?account=" + PeopleDesk.ANN + "\">3</a>",
                        "href=\"/admin/entitlements.xhtml?account=" + PeopleDesk.ANN + "\"",
                        "&lt;b&gt;phone",
                        "https://&lt;b&gt;id",
                        "ann@id.example",
                        "<td>Suspended</td>",
                        "&lt;script&gt;paid",
                        ">the person<",
                        ">account.newer-release<"));
    }

    @Test
    void shouldAnswerNotFoundForAnAccountThatIsNotThere() throws Exception {
        for (String id : new String[] {"?id=" + PeopleDesk.ANN, "?id=", "", "?id=%27", "?id=%00"}) {
            assertEquals(404, website.get(FORM_PAGE + id).status(), id);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, suspend&suspend%3Areason=x, ''",
        "operator, suspend&suspend%3Areason=+charged+back+, suspend charged back mara",
        "viewer, signOutAll, ''",
        "operator, signOutAll, sign out mara",
        "viewer, devices%3A0%3Aend&signIn=phone-row, ''",
        "operator, devices%3A0%3Aend&signIn=phone-row, end phone-row mara",
        "viewer, waysIn%3A0%3Aremove&wayIn=way-row, ''",
        "operator, waysIn%3A0%3Aremove&wayIn=way-row, remove way-row mara",
        "viewer, letter&letter%3Alanguage=de, ''",
        "operator, letter&letter%3Alanguage=de, letter de mara",
        "viewer, link&link%3Aapp=6700012345, ''",
        "operator, link&link%3Aapp=6700012345, link 6700012345 mara",
        "viewer, delete, ''",
        "operator, delete, ''",
        "owner, delete, delete mara",
    })
    void shouldLetEachRoleDoWhatItMay(String role, String form, String done) throws Exception {
        DESK.holds(PeopleDesk.ANN, "ann@kite.example", false);
        DOOR.lets(role);
        String name = form.split("&")[0];
        String fields = form.replaceFirst("^[^&]*", "");
        Visit visit = Visit.to(website, PAGE);
        String button = name.replace("%3A", ":") + ":submit";
        assertEquals(!done.isEmpty(), visit.page().shows("name=\"" + button + "\""));

        Page answer = visit.press(FORM_PAGE, act(name, fields));

        assertEquals(done.isEmpty() ? List.of() : List.of(done), DESK.done);
        assertEquals(!done.isEmpty(), answer.status() == 302, answer::body);
    }

    @Test
    void shouldNotActForWhoseRoleWasTakenAwayBehindAnOpenPage() throws Exception {
        DESK.holds(PeopleDesk.ANN, "ann@kite.example", false);
        DOOR.lets(Role.Names.OWNER);
        Visit visit = Visit.to(website, PAGE);
        DOOR.lets(Role.Names.VIEWER);

        for (String form : List.of("signOutAll", "delete", "letter")) {
            assertTrue(visit.press(FORM_PAGE, act(form, "")).status() < 500);
        }
        assertEquals(List.of(), DESK.done);
    }

    @Test
    void shouldOfferToReinstateWhoIsSuspendedAndNothingThatWouldBeRefused() throws Exception {
        DESK.holds(PeopleDesk.ANN, "ann@kite.example", true);
        DOOR.lets(Role.Names.OPERATOR);
        Visit visit = Visit.to(website, PAGE);
        assertFalse(visit.page().shows("suspend:submit\""));
        assertFalse(visit.page().shows("letter:submit\""));

        // a page of before it was suspended is still open in another tab
        visit.press(FORM_PAGE, act("suspend", "&suspend%3Areason=again"));
        visit.press(FORM_PAGE, act("reinstate", "&reinstate%3Areason=paid"));

        assertEquals(List.of("reinstate paid mara"), DESK.done);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "++", "%00", "a%E2%80%AEb", "a%0Ab"})
    void shouldAskForAReasonThatCanBeRead(String reason) throws Exception {
        DESK.holds(PeopleDesk.ANN, "ann@kite.example", false);
        DOOR.lets(Role.Names.OPERATOR);

        Page answer = Visit.to(website, PAGE).press(FORM_PAGE, act("suspend", "&suspend%3Areason=" + reason));

        assertEquals(200, answer.status());
        assertTrue(answer.shows("Say why in one line"), answer::body);
        assertEquals(List.of(), DESK.done);
    }

    @Test
    void shouldSayThatASignInHadEndedInAnotherTab() throws Exception {
        DESK.holds(PeopleDesk.ANN, "ann@kite.example", false);
        DOOR.lets(Role.Names.OPERATOR);

        Page answer = Visit.to(website, PAGE).press(FORM_PAGE, act("devices%3A0%3Aend", "&signIn=another"));

        assertTrue(answer.shows("It &lt;ended&gt; already."), answer::body);
    }

    @Test
    void shouldShowALinkTokenOnceAndInNoAddress() throws Exception {
        DESK.holds(PeopleDesk.ANN, "ann@kite.example", false);
        DOOR.lets(Role.Names.OPERATOR);
        Visit visit = Visit.to(website, PAGE);

        Page answer = visit.press(FORM_PAGE, act("link", "&link%3Aapp=6700012345"));

        assertFalse(answer.header("Location").orElseThrow().contains("lnk_"));
        Page shown = visit.follow(answer);
        assertTrue(shown.shows("<code>" + PeopleDesk.TOKEN + "</code>"), shown::body);
        assertEquals("no-store", shown.header("Cache-Control").orElseThrow());
        assertFalse(visit.follow(answer).shows("lnk_"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "0", "99999999999999999999"})
    void shouldMakeNoLinkTokenForWhatIsNoApp(String app) throws Exception {
        DESK.holds(PeopleDesk.ANN, "ann@kite.example", false);
        DOOR.lets(Role.Names.OPERATOR);

        Page answer = Visit.to(website, PAGE).press(FORM_PAGE, act("link", "&link%3Aapp=" + app));

        assertEquals(200, answer.status());
        assertTrue(answer.shows("Apple ID, a whole number"), answer::body);
        assertEquals(List.of(), DESK.done);
    }

    @Test
    void shouldNotActOnAFormItNeverMade() throws Exception {
        DESK.holds(PeopleDesk.ANN, "ann@kite.example", false);
        DOOR.lets(Role.Names.OWNER);
        for (String state : new String[] {"1:2", "rubbish", "", "rO0ABXNyAA5qYXZh"}) {
            website.post(
                    FORM_PAGE,
                    act("delete", "&jakarta.faces.ViewState=" + state),
                    "Content-Type: application/x-www-form-urlencoded");
        }

        assertEquals(List.of(), DESK.done);
    }

    @Test
    void shouldHaveNothingInlineOnAnyPage() throws Exception {
        DESK.holds(PeopleDesk.ANN, "ann@kite.example", false);
        DOOR.lets(Role.Names.OWNER);
        for (String path : new String[] {LIST, PAGE}) {
            Page page = website.get(path);
            assertFalse(page.body().matches("(?s).*(<script|<style|\\sstyle=|\\son[a-z]+=|javascript:).*"), path);
        }
    }

    private static String act(String form, String fields) {
        return form + "=" + form + "&id=" + PeopleDesk.ANN + "&" + form + "%3Asubmit=x" + fields;
    }
}
