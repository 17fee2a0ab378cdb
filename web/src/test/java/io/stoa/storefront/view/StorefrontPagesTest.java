package io.stoa.storefront.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.catalog.App;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.Listing;
import io.stoa.install.service.InstallLinks;
import io.stoa.proxy.auth.ClientAddress;
import io.stoa.proxy.auth.DirectConnection;
import io.stoa.settings.InstallationSettings;
import io.stoa.storefront.service.InstallLinkThrottle;
import io.stoa.storefront.service.Storefront;
import io.stoa.surface.view.Page;
import io.stoa.surface.view.Website;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorefrontPagesTest {

    private static final App MARKET = Offers.app(6_700_000_001L, Distribution.MARKETPLACE_APP, "Kite Market");
    private static final App KITE = Offers.app(6_700_012_345L, Distribution.DISTRIBUTED, "Kite");
    private static final String KITE_PAGE = "/apps/6700012345";

    private static final Offers CATALOG = new Offers();
    private static Website website;

    @BeforeAll
    static void open() throws Exception {
        website = new Website()
                .with(Storefront.class, ConditionalGet.class, PageTemplates.class, StructuredData.class)
                .with(InstallLinkAnswer.class, OwnOrigin.class, InstallLinkThrottle.class)
                .handIn(Catalog.class, CATALOG)
                .handIn(Clock.class, Clock.fixed(Offers.NOON, ZoneOffset.UTC))
                .handIn(ClientAddress.class, new DirectConnection())
                .handIn(InstallationSettings.class, new Installation(Optional.of(MARKET.appleItemId())))
                .handIn(InstallLinks.class, new InstallLinks())
                .serve(FrontPageServlet.class)
                .serve(AppPageServlet.class)
                .open();
    }

    @BeforeEach
    void emptyTheCatalog() {
        CATALOG.clear();
        KITE.list(new Listing("Kite", null, null, null, null, null));
    }

    @AfterAll
    static void close() throws Exception {
        website.close();
    }

    @Test
    void shouldListEveryAppWithALinkToItsPage() throws Exception {
        CATALOG.with(MARKET, 100, "1.0").with(KITE, 200, "2.1");
        Page page = website.get("/");
        assertEquals(200, page.status());
        assertEquals(
                Optional.of("text/html;charset=utf-8"),
                page.header("Content-Type").map(String::toLowerCase));
        assertTrue(page.shows("<title>Apps · Kite Market</title>", "href=\"/apps/6700012345\"", "Version 2.1"));
    }

    @Test
    void shouldSayWhatToDoNextWhereNothingIsOnOffer() throws Exception {
        assertTrue(website.get("/").shows("No app is on offer yet.", "href=\"/admin/\""));
    }

    @Test
    void shouldNeedNoSession() throws Exception {
        CATALOG.with(MARKET, 100, "1.0");
        assertEquals(Optional.empty(), website.get("/").header("Set-Cookie"));
        assertEquals(Optional.empty(), website.get("/apps/6700000001").header("Set-Cookie"));
    }

    @Test
    void shouldCarryHeadersThatKeepThePageToItselfButTellItsOrigin() throws Exception {
        Page page = website.get("/");
        assertTrue(page.header("Content-Security-Policy").orElseThrow().startsWith("default-src 'self';"));
        assertEquals(Optional.of("nosniff"), page.header("X-Content-Type-Options"));
        assertEquals(Optional.of("strict-origin-when-cross-origin"), page.header("Referrer-Policy"));
    }

    @Test
    void shouldShowAnAppThatInstallsFromItsPage() throws Exception {
        CATALOG.with(MARKET, 100, "1.0");
        Page page = website.get("/apps/6700000001");
        assertTrue(page.shows(
                "<title>Kite Market · Kite Market</title>",
                "data-install-link=\"/apps/6700000001/install-link\"",
                "src=\"/assets/install.js\"",
                "17.4 or later",
                "Brazil"));
    }

    @Test
    void shouldLeadFromADistributedAppToTheMarketplaceApp() throws Exception {
        CATALOG.with(MARKET, 100, "1.0").with(KITE, 200, "2.1");
        Page page = website.get(KITE_PAGE);
        assertTrue(page.shows("Open in the marketplace app", "look for Kite.", "href=\"/apps/6700000001\""));
        assertFalse(page.shows("data-install-link"));
        assertFalse(page.shows("install.js"));
    }

    @Test
    void shouldTellSpotlightOfEveryVersion() throws Exception {
        CATALOG.with(KITE, 200, "2.0").with(KITE, 210, "2.1");
        Page page = website.get(KITE_PAGE);
        assertEquals(2, page.body().split("application/ld\\+json", -1).length - 1);
        JsonObject newest = Json.createReader(
                        new StringReader(page.between("<script type=\"application/ld+json\">", "</script>")))
                .readObject();
        assertEquals("MobileApplication", newest.getString("@type"));
        assertEquals("2026-01-09T12:00:00Z", newest.getString("datePublished"));
        assertTrue(newest.getJsonObject("supportingData").toString().contains("\"210\""));
    }

    @Test
    void shouldShowAHostileListingAsPlainText() throws Exception {
        App trap = Offers.app(6_700_099_999L, Distribution.DISTRIBUTED, "");
        trap.list(new Listing(
                "<script>alert(1)</script>\u202Ekite",
                "\"><img src=x onerror=alert(1)>",
                "#{facesContext.externalContext.invalidateSession()} ${1+1}\n</script><b>bold</b>",
                "A&B\u0000",
                "javascript:alert(1)",
                "https://kite.example/privacy?a=1&b=%22'"));
        CATALOG.with(trap, 200, "<2>");
        Page page = website.get("/apps/6700099999");
        assertEquals(200, page.status());
        assertFalse(page.body().toLowerCase().contains("<script>alert"));
        assertFalse(page.shows("<img src=x"));
        assertFalse(page.shows("<b>bold"));
        assertFalse(page.shows("javascript:alert"));
        assertFalse(page.body().contains("\u202E"));
        assertTrue(page.shows(
                "&lt;script&gt;alert(1)&lt;/script&gt;kite",
                "#{facesContext",
                "${1+1}",
                "A&amp;B",
                "Version &lt;2&gt;"));
    }

    @Test
    void shouldShowAListingThatFormatsLikeAMessage() throws Exception {
        App braces = Offers.app(6_700_088_888L, Distribution.DISTRIBUTED, "It's {0} {1} '{'");
        CATALOG.with(braces, 200, "{0}");
        assertTrue(website.get("/apps/6700088888").shows("look for It's {0} {1} '{'.", "Version {0}"));
    }

    @Test
    void shouldSayInASentenceThatAnAppIsNotHere() throws Exception {
        Page page = website.get(KITE_PAGE);
        assertEquals(404, page.status());
        assertTrue(page.shows("This app is not here", "no longer on offer", "noindex"));
        assertEquals(Optional.of("no-store"), page.header("Cache-Control"));
    }

    @Test
    void shouldTreatAPathThatNamesNoAppAsAnAppThatIsNotHere() throws Exception {
        CATALOG.with(KITE, 200, "2.1");
        for (String path : new String[] {
            "/apps",
            "/apps/",
            "/apps/x",
            "/apps/0",
            "/apps/6700012345/",
            "/apps/-1",
            "/apps/99999999999999999999",
            "/apps/6700012345/install-link",
            "/apps/06700012345"
        }) {
            assertEquals(404, website.get(path).status(), path);
        }
    }

    @Test
    void shouldKeepItsTemplatesOutOfReach() throws Exception {
        assertEquals(404, website.get("/storefront/app.xhtml").status());
    }

    @Test
    void shouldAnswerThatNothingChanged() throws Exception {
        CATALOG.with(KITE, 200, "2.1");
        String tag = website.get(KITE_PAGE).header("ETag").orElseThrow();
        assertTrue(tag.matches("\"[0-9a-f]{32}\""));
        for (String known : new String[] {tag, "W/" + tag, "*", "\"other\", " + tag}) {
            Page again = website.get(KITE_PAGE, "If-None-Match: " + known);
            assertEquals(304, again.status(), known);
            assertEquals("", again.body());
        }
        assertEquals(200, website.get(KITE_PAGE, "If-None-Match: \"other\"").status());
    }

    @Test
    void shouldChangeTheTagWhenAnythingShownChanges() throws Exception {
        CATALOG.with(KITE, 200, "2.1");
        String before = website.get(KITE_PAGE).header("ETag").orElseThrow();
        CATALOG.with(KITE, 210, "2.1");
        assertNotEquals(before, website.get(KITE_PAGE).header("ETag").orElseThrow());
        String front = website.get("/").header("ETag").orElseThrow();
        KITE.list(new Listing("Kite", "Now with strings", null, null, null, null));
        assertNotEquals(front, website.get("/").header("ETag").orElseThrow());
    }

    @Test
    void shouldAnswerHeadWithoutABody() throws Exception {
        Page page = website.send("HEAD", "/", "");
        assertEquals(200, page.status());
        assertTrue(page.header("ETag").isPresent());
    }
}
