package io.stoa.storefront.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.Catalog;
import io.stoa.install.service.InstallLinks;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.proxy.auth.ClientAddress;
import io.stoa.proxy.auth.DirectConnection;
import io.stoa.settings.InstallationSettings;
import io.stoa.storefront.service.InstallLinkThrottle;
import io.stoa.storefront.service.Storefront;
import io.stoa.surface.view.Page;
import io.stoa.surface.view.Website;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstallLinkAnswerTest {

    private static final AppleItemId MARKET = new AppleItemId(6_700_000_001L);
    private static final AppleItemId WITHOUT_KEY = new AppleItemId(6_700_000_002L);
    private static final String PATH = "/apps/6700000001/install-link";
    private static final String OURS = "Origin: https://kite.example";

    private Website website;

    @BeforeEach
    void open() throws Exception {
        website = new Website()
                .with(Storefront.class, ConditionalGet.class, PageTemplates.class)
                .with(InstallLinkAnswer.class, OwnOrigin.class, InstallLinkThrottle.class)
                .handIn(Catalog.class, new Offers())
                .handIn(Clock.class, Clock.fixed(Offers.NOON, ZoneOffset.UTC))
                .handIn(ClientAddress.class, new DirectConnection())
                .handIn(InstallationSettings.class, new Installation(Optional.empty()))
                .handIn(InstallLinks.class, new LinksToTheMarket())
                .serve(AppPageServlet.class)
                .open();
    }

    @AfterEach
    void close() throws Exception {
        website.close();
    }

    @Test
    void shouldGiveItsOwnPageAFreshLink() throws Exception {
        Page answer = website.post(PATH, "", OURS);
        assertEquals(200, answer.status());
        assertEquals("{\"link\":\"marketplace-kit://install?x=1\"}", answer.body());
        assertEquals(Optional.of("no-store"), answer.header("Cache-Control"));
    }

    @Test
    void shouldGiveNobodyElseALink() throws Exception {
        for (String origin : new String[] {
            "https://evil.example",
            "http://kite.example",
            "https://kite.example:8443",
            "null",
            "https://kite.example.evil"
        }) {
            Page answer = website.post(PATH, "", "Origin: " + origin);
            assertEquals(403, answer.status(), origin);
            assertEquals(Optional.of("application/problem+json"), answer.header("Content-Type"));
        }
        assertEquals(403, website.post(PATH, "").status());
        assertEquals(
                403,
                website.post(PATH, "", OURS, "Origin: https://evil.example").status());
    }

    @Test
    void shouldRefuseALinkToAnAppThatDoesNotInstallByLink() throws Exception {
        Page answer = website.post("/apps/6700012345/install-link", "", OURS);
        assertEquals(404, answer.status());
        assertTrue(answer.shows("urn:stoa:problem:not-found"));
        assertEquals(404, website.post("/apps/6700012345", "", OURS).status());
    }

    @Test
    void shouldAskAnAddressThatTapsTooOftenToWait() throws Exception {
        for (int tap = 0; tap < 30; tap++) {
            assertEquals(200, tap().status());
        }
        Page refused = tap();
        assertEquals(429, refused.status());
        assertTrue(refused.header("Retry-After").isPresent());
    }

    @Test
    void shouldTellThePageInASentenceWhyThereIsNoLink() throws Exception {
        Page answer = website.post("/apps/6700000002/install-link", "", OURS, "Accept: application/json");
        assertEquals(503, answer.status());
        assertEquals(Optional.of("application/problem+json"), answer.header("Content-Type"));
        assertTrue(answer.shows("There is no distribution key yet."));
    }

    private Page tap() throws Exception {
        return website.post(PATH, "", OURS);
    }

    private static final class LinksToTheMarket extends InstallLinks {

        @Override
        public Optional<String> linkFor(AppleItemId app) {
            if (app.equals(WITHOUT_KEY)) {
                throw new MarketplaceException(FailureCode.NOT_CONFIGURED, "There is no distribution key yet.");
            }
            return Optional.of("marketplace-kit://install?x=1").filter(link -> app.equals(MARKET));
        }
    }
}
