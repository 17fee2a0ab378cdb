package io.stoa.admin.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.licensing.LicenseQuery;
import io.stoa.licensing.LicenseStanding;
import io.stoa.licensing.SealerState;
import io.stoa.licensing.service.LicenseExtension;
import io.stoa.licensing.service.LicenseRegister;
import io.stoa.licensing.service.LicenseRevocation;
import io.stoa.licensing.service.LicenseTrace;
import io.stoa.surface.view.Page;
import io.stoa.surface.view.Website;
import jakarta.security.enterprise.SecurityContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's pages of licences: viewers look, operators revoke and extend. */
class LicensePagesTest {

    private static final String PAGE = "/admin/license.xhtml?number=1000001";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    private static final LicenseShelf SHELF = new LicenseShelf();
    private static final Door DOOR = new Door();
    private static Website website;

    @BeforeAll
    static void open() throws Exception {
        website = new Website()
                .with(LicensesPage.class, LicensePage.class, LicenseDecision.class, SignOut.class)
                .handIn(LicenseRegister.class, SHELF.register())
                .handIn(LicenseTrace.class, SHELF.trace())
                .handIn(LicenseRevocation.class, SHELF.revocation())
                .handIn(LicenseExtension.class, SHELF.extension())
                .handIn(SecurityContext.class, DOOR)
                .open();
    }

    @BeforeEach
    void startAfresh() {
        SHELF.clear();
        DOOR.closes();
    }

    @AfterAll
    static void close() throws Exception {
        website.close();
    }

    @Test
    void shouldSayWhatToDoWhereThereIsNoLicence() throws Exception {
        assertTrue(website.get("/admin/licenses.xhtml").shows("There is no licence", "/api/v1/installs"));
    }

    @Test
    void shouldListLicencesWithWhatTellsThemApart() throws Exception {
        SHELF.holds(1_000_001, LicenseStanding.ACTIVE);
        Page page = website.get("/admin/licenses.xhtml");

        assertTrue(page.shows(
                "<a href=\"/admin/license.xhtml?number=1000001\">1000001</a>",
                "class=\"tag ACTIVE\">Active<",
                "aaaaaaaaaaaa…</a>",
                "9 Feb 2026, 12:00:00",
                "&lt;b&gt;ann"));
        assertTrue(page.shows("aria-current=\"page\">Licences</a>"));
    }

    @Test
    void shouldLookForWhatStandsInTheAddress() throws Exception {
        Page page = website.get("/admin/licenses.xhtml?account=%22%3E%3Cb%3E&app=42&state=REVOKED&number=&device=");

        assertEquals(LicenseQuery.of("\"><b>", "42", "", "", "REVOKED"), SHELF.asked());
        assertTrue(page.shows("value=\"REVOKED\" selected=\"selected\"", "value=\"42\""));
        assertFalse(page.shows("\"><b>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number=x",
                "number=-1",
                "app=1000000000000000000000000000000",
                "device=0",
                "state=lost",
                "account=%00"
            })
    void shouldSayWhatOfASearchCannotBeRead(String query) throws Exception {
        Page page = website.get("/admin/licenses.xhtml?" + query);

        assertEquals(200, page.status());
        assertTrue(page.shows("<p class=\"message trouble\" role=\"alert\">", "cannot be read."));
    }

    @Test
    void shouldLeadToOlderLicencesWithTheSameSearch() throws Exception {
        for (int i = 100; i > 0; i--) {
            SHELF.holds(i, LicenseStanding.ACTIVE);
        }

        assertTrue(website.get("/admin/licenses.xhtml?account=a%26b")
                .shows("href=\"/admin/licenses.xhtml?account=a%26b&amp;cursor=1\""));
    }

    @Test
    void shouldShowHowTheSealersAre() throws Exception {
        assertTrue(website.get("/admin/licenses.xhtml").shows("made inside this server"));
        SHELF.sealers(new SealerState(true, "two weeks <left>"), new SealerState(false, "gives no answer"));

        assertTrue(website.get("/admin/licenses.xhtml")
                .shows(
                        "class=\"tag ACTIVE\">answers</span> two weeks &lt;left&gt;",
                        "class=\"tag REFUSED\">does not answer</span> gives no answer"));
    }

    @Test
    void shouldShowOneLicenceWithWhatItMeansAndEveryStep() throws Exception {
        SHELF.holds(1_000_001, LicenseStanding.ACTIVE);

        assertTrue(website.get(PAGE)
                .shows(
                        "The app opens until 9 Feb 2026, 12:00:00 UTC",
                        "class=\"tag REFUSED\">Refused<",
                        "no key blob of the variant is held",
                        "the device and the app",
                        "Downloads are not known"));
    }

    @Test
    void shouldAnswerNotFoundForALicenceThatIsNotThere() throws Exception {
        for (String number : new String[] {"?number=7", "?number=", "", "?number=%27", "?number=9223372036854775808"}) {
            assertEquals(404, website.get("/admin/license.xhtml" + number).status(), number);
        }
    }

    @Test
    void shouldAskAndSayWhatRevokingDoesBeforeItIsDone() throws Exception {
        DOOR.opens();
        SHELF.holds(1_000_001, LicenseStanding.ACTIVE);
        Page page = website.get(PAGE);
        assertTrue(page.shows("<summary>Revoke this licence?</summary>", "At once it is not renewed any more"));

        Page answer = press(page, "revoke=revoke&number=1000001&revoke%3Asubmit=x");

        assertEquals(302, answer.status());
        assertTrue(answer.header("Location").orElseThrow().contains("done=revoked"));
        assertEquals(List.of("revoke 1000001 owner"), SHELF.done());
        assertTrue(website.get(PAGE + "&done=revoked").shows("role=\"status\">The licence is revoked."));
    }

    @Test
    void shouldExtendByTheDaysThatAreTyped() throws Exception {
        DOOR.opens();
        SHELF.holds(1_000_001, LicenseStanding.EXPIRED);
        Page answer = press(website.get(PAGE), "extend=extend&number=1000001&extend%3Adays=90&extend%3Asubmit=x");

        assertEquals(302, answer.status());
        assertEquals(List.of("extend 1000001 90 owner"), SHELF.done());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.5", "99999999999", "%3Cb%3E"})
    void shouldSayThatThoseAreNoDays(String days) throws Exception {
        DOOR.opens();
        SHELF.holds(1_000_001, LicenseStanding.ACTIVE);
        Page answer =
                press(website.get(PAGE), "extend=extend&number=1000001&extend%3Adays=" + days + "&extend%3Asubmit=x");

        assertEquals(200, answer.status());
        assertTrue(answer.shows("Type a whole number of days"), answer.body());
        assertEquals(List.of(), SHELF.done());
    }

    @Test
    void shouldSayWhyALicenceIsNotExtended() throws Exception {
        DOOR.opens();
        SHELF.holds(1_000_001, LicenseStanding.ACTIVE);
        Page answer = press(website.get(PAGE), "extend=extend&number=1000001&extend%3Adays=1&extend%3Asubmit=x");

        assertTrue(answer.shows("holds &lt;longer&gt; already"), answer.body());
    }

    @Test
    void shouldOfferNothingForWhatIsRevoked() throws Exception {
        DOOR.opens();
        SHELF.holds(1_000_001, LicenseStanding.REVOKED);

        assertFalse(website.get(PAGE).shows("revoke:submit"));
        assertFalse(website.get(PAGE).shows("extend:submit"));
    }

    @Test
    void shouldOfferAndAllowAViewerNothingButLooking() throws Exception {
        SHELF.holds(1_000_001, LicenseStanding.ACTIVE);
        Page page = website.get(PAGE);
        assertFalse(page.shows("Revoke this licence?"));
        assertFalse(page.shows("extend:submit"));

        press(page, "revoke=revoke&number=1000001&revoke%3Asubmit=x");
        press(page, "extend=extend&number=1000001&extend%3Adays=90&extend%3Asubmit=x");

        assertEquals(List.of(), SHELF.done());
    }

    @Test
    void shouldNotActOnAFormItNeverMade() throws Exception {
        DOOR.opens();
        SHELF.holds(1_000_001, LicenseStanding.ACTIVE);
        for (String state : new String[] {"1:2", "rubbish", "", "rO0ABXNyAA5qYXZh"}) {
            website.post(
                    "/admin/license.xhtml",
                    "revoke=revoke&number=1000001&revoke%3Asubmit=x&jakarta.faces.ViewState=" + state,
                    FORM);
        }

        assertEquals(List.of(), SHELF.done());
    }

    @Test
    void shouldHaveNothingInlineOnAnyPage() throws Exception {
        DOOR.opens();
        SHELF.holds(1_000_001, LicenseStanding.ACTIVE);
        for (String path : new String[] {"/admin/licenses.xhtml", PAGE}) {
            Page page = website.get(path);
            assertFalse(page.body().matches("(?s).*(<script|<style|\\sstyle=|\\son[a-z]+=|javascript:).*"), path);
        }
    }

    private static Page press(Page page, String form) throws Exception {
        String state =
                page.between("name=\"jakarta.faces.ViewState\"", ">").replaceAll("(?s).*value=\"([^\"]*)\".*", "$1");
        return website.post(
                "/admin/license.xhtml",
                form + "&jakarta.faces.ViewState=" + URLEncoder.encode(state, StandardCharsets.UTF_8),
                FORM,
                "Cookie: " + page.header("Set-Cookie").orElseThrow().split(";")[0]);
    }
}
