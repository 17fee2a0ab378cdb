package io.stoa.licensing.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.licensing.ResolutionCase;
import io.stoa.licensing.service.LicenseResolution;
import io.stoa.surface.view.Page;
import io.stoa.surface.view.Website;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of an app that does not open: the case it is told, in the visitor's language, and nothing an address says. */
class ResolutionServletTest {

    private static final AppleItemId KITE = new AppleItemId(6_700_012_345L);
    private static final Cases CASES = new Cases();
    private static final String SIGNED_IN = "X-Signed-In: mara";
    private static Website website;

    @BeforeAll
    static void open() throws Exception {
        website = new Website()
                .handIn(LicenseResolution.class, CASES)
                .behind(ResolutionServletTest::recognise)
                .serve(ResolutionServlet.class)
                .open();
    }

    @BeforeEach
    void startAfresh() {
        CASES.asked.clear();
        CASES.answer = new LicenseResolution.Resolution(ResolutionCase.UNKNOWN, Optional.empty());
    }

    @AfterAll
    static void close() throws Exception {
        website.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "javascript:alert(1)",
                "</title><script>alert(1)</script>",
                "6700012345<svg/onload=alert(1)>",
                "{{7*7}}${7*7}#{7*7}",
                "\u0000\u202E\uFEFF",
                "%3Cscript%3E",
                "../../admin",
                "-1",
                "9999999999999999999999999999999"
            })
    void shouldPutNothingOfTheAddressIntoThePage(String hostile) throws Exception {
        String plain = website.get("/licenses/resolution").body();
        String value = URLEncoder.encode(hostile, StandardCharsets.UTF_8);

        Page page = website.get("/licenses/resolution?account=" + value + "&appleItemID=" + value + "&appleVersionID="
                + value + "&" + value + "=" + value);

        assertEquals(200, page.status());
        assertEquals(plain, page.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "xx", "*", "de<script>", ";;;", "q=0", "\u00e4"})
    void shouldPutNothingOfALanguageIntoThePage(String language) throws Exception {
        Page page = website.get("/licenses/resolution", "Accept-Language: " + language);

        assertTrue(page.status() == 200 || page.status() == 400, language + " gave " + page.status());
        assertFalse(page.shows("<script"));
    }

    @Test
    void shouldReadTheAppInApplesSpellingAlone() throws Exception {
        website.get("/licenses/resolution?appleItemID=6700012345&account=ann&appleVersionID=871200431");
        website.get("/licenses/resolution?appleItemId=6700012345");

        assertEquals(List.of("6700012345 for nobody", "nothing for nobody"), CASES.asked);
    }

    @Test
    void shouldNeverTakeAnAccountForSomebodyWhoIsSignedIn() throws Exception {
        website.get(
                "/licenses/resolution?account=ann&appleItemID=6700012345",
                "Cookie: stoa-session=ann",
                "Authorization: Bearer ann");

        assertEquals(List.of("6700012345 for nobody"), CASES.asked);
    }

    @Test
    void shouldLookForTheLicenceOfWhoIsSignedIn() throws Exception {
        Page page = website.get("/licenses/resolution?account=ann&appleItemID=6700012345", SIGNED_IN);

        assertEquals(List.of("6700012345 for mara"), CASES.asked);
        assertFalse(page.shows("/account/sign-in"));
    }

    @Test
    void shouldLeadNobodyToSignInAndBackWithNothingButTheApp() throws Exception {
        assertTrue(website.get("/licenses/resolution?account=ann&appleItemID=6700012345")
                .shows("<a href=\"/account/sign-in?return=%2Flicenses%2Fresolution%3FappleItemID%3D6700012345\">"));
        assertTrue(website.get("/licenses/resolution?account=ann")
                .shows("<a href=\"/account/sign-in?return=%2Flicenses%2Fresolution\">"));
    }

    @ParameterizedTest
    @EnumSource(ResolutionCase.class)
    void shouldSayEachCaseInBothLanguages(ResolutionCase why) throws Exception {
        CASES.answer = new LicenseResolution.Resolution(why, Optional.empty());
        Page english = website.get("/licenses/resolution", "Accept-Language: fr, en;q=0.5");
        Page german = website.get("/licenses/resolution", "Accept-Language: de-AT, en;q=0.5");

        assertTrue(english.shows("<html lang=\"en\">", "What you can do", "<h1>", "<ol class=\"steps\">\n<li>"));
        assertTrue(german.shows("<html lang=\"de\">", "Was Sie tun können", "<h1>", "<ol class=\"steps\">\n<li>"));
        assertEquals(Optional.of("de"), german.header("Content-Language"));
        assertEquals(count(english, "<li>"), count(german, "<li>"));
        assertEquals(1, count(english, "<h1>"));
    }

    @Test
    void shouldSpeakEnglishToWhoReadsNeither() throws Exception {
        assertTrue(website.get("/licenses/resolution").shows("This app’s licence has run out"));
        assertTrue(website.get("/licenses/resolution", "Accept-Language: ja").shows("<html lang=\"en\">"));
    }

    @Test
    void shouldLeadToThePageOfAnAppThatIsOffered() throws Exception {
        assertFalse(website.get("/licenses/resolution").shows("href=\"/apps/"));
        CASES.answer = new LicenseResolution.Resolution(ResolutionCase.UNKNOWN, Optional.of(KITE));

        assertTrue(website.get("/licenses/resolution?appleItemID=6700012345")
                .shows("<a class=\"primary\" href=\"/apps/6700012345\">Open the app’s page</a>"));
    }

    @Test
    void shouldHaveNothingInlineAndNothingFromElsewhere() throws Exception {
        Page page = website.get("/licenses/resolution");

        assertFalse(page.body().matches("(?s).*(<script|<style|\\sstyle=|\\son[a-z]+=|javascript:|https?:).*"));
        assertTrue(page.header("Content-Security-Policy").orElseThrow().startsWith("default-src 'none'"));
    }

    @Test
    void shouldKeepTheAccountInTheAddressToItself() throws Exception {
        Page page = website.get("/licenses/resolution?account=ann");

        assertEquals(Optional.of("no-store"), page.header("Cache-Control"));
        assertEquals(Optional.of("no-referrer"), page.header("Referrer-Policy"));
        assertEquals(Optional.of("nosniff"), page.header("X-Content-Type-Options"));
    }

    @Test
    void shouldAcceptNothing() throws Exception {
        assertEquals(405, website.post("/licenses/resolution", "").status());
    }

    /** What the authentication mechanism does on a server. */
    private static void recognise(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String person = ((HttpServletRequest) request).getHeader("X-Signed-In");
        chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public Principal getUserPrincipal() {
                        return person == null ? null : () -> person;
                    }
                },
                response);
    }

    private static int count(Page page, String mark) {
        return page.body().split(mark, -1).length - 1;
    }

    private static final class Cases extends LicenseResolution {

        private final List<String> asked = new ArrayList<>();
        private Resolution answer;

        @Override
        public Resolution of(Optional<AppleItemId> named, Optional<String> account) {
            asked.add(named.map(AppleItemId::toString).orElse("nothing") + " for " + account.orElse("nobody"));
            return answer;
        }
    }
}
