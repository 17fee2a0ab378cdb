package io.stoa.storefront.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.App;
import io.stoa.catalog.Distribution;
import io.stoa.storefront.AppCard;
import io.stoa.storefront.AppPage;
import io.stoa.storefront.OfferedVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorefrontTest {

    private static final App MARKET = Offers.app(6_700_000_001L, Distribution.MARKETPLACE_APP, "Kite Market");
    private static final App KITE = Offers.app(6_700_012_345L, Distribution.DISTRIBUTED, "Kite");

    private final Offers catalog = new Offers();
    private final Storefront storefront = new Storefront();

    @BeforeEach
    void openStorefront() {
        storefront.catalog = catalog;
        storefront.installation = new Installation(Optional.of(MARKET.appleItemId()));
    }

    @Test
    void shouldShowACardForEveryAppOnOffer() {
        catalog.with(MARKET, 100, "1.0").with(KITE, 200, "2.1");
        assertEquals(
                List.of("Kite Market 1.0", "Kite 2.1"),
                storefront.frontPage().apps().stream()
                        .map(app -> app.name() + " " + app.version())
                        .toList());
    }

    @Test
    void shouldCleanTheMarketplacesOwnNameToo() {
        assertEquals("Kite Market", storefront.frontPage().marketplace());
        assertEquals("Kite Market", storefront.masthead().marketplace());
    }

    @Test
    void shouldShowAnEmptyFrontPageWhereNothingIsOnOffer() {
        assertTrue(storefront.frontPage().apps().isEmpty());
    }

    @Test
    void shouldHaveNoPageForAnAppThatIsNotOnOffer() {
        catalog.with(MARKET, 100, "1.0");
        assertEquals(Optional.empty(), storefront.appPage(KITE.appleItemId()));
    }

    @Test
    void shouldShowTheNewestVersionAndNameThemAll() {
        catalog.with(KITE, 200, "2.0").with(KITE, 210, "2.1");
        AppPage page = storefront.appPage(KITE.appleItemId()).orElseThrow();
        assertEquals("2.1", page.app().version());
        assertEquals("17.4", page.minimumOs());
        assertEquals(
                List.of(new AppleVersionId(210), new AppleVersionId(200)),
                page.versions().stream().map(OfferedVersion::appleVersionId).toList());
    }

    @Test
    void shouldLeadToTheMarketplaceAppWhereItIsOnOffer() {
        catalog.with(KITE, 200, "2.0").with(MARKET, 100, "1.0").with(MARKET, 110, "1.1");
        AppPage page = storefront.appPage(KITE.appleItemId()).orElseThrow();
        assertFalse(page.installsByLink());
        assertEquals(Optional.of("1.1"), page.marketplaceApp().map(AppCard::version));
        assertEquals(1, page.versions().size());
    }

    @Test
    void shouldLeadNowhereWhereTheMarketplaceAppIsNotOnOffer() {
        catalog.with(KITE, 200, "2.0");
        assertEquals(
                Optional.empty(),
                storefront.appPage(KITE.appleItemId()).orElseThrow().marketplaceApp());
    }

    @Test
    void shouldServeAnInstallationWithoutAMarketplace() {
        storefront.installation = new Installation(Optional.empty());
        App own = Offers.app(6_700_000_009L, Distribution.WEB, "Own");
        catalog.with(own, 300, "3.0");
        AppPage page = storefront.appPage(own.appleItemId()).orElseThrow();
        assertTrue(page.installsByLink());
        assertTrue(page.isWebDistributed());
        assertEquals(Optional.empty(), page.marketplaceApp());
    }

    @Test
    void shouldShowTheMarketplaceAppsOwnPage() {
        catalog.with(MARKET, 100, "1.0");
        AppPage page = storefront.appPage(new AppleItemId(6_700_000_001L)).orElseThrow();
        assertTrue(page.installsByLink());
        assertFalse(page.isWebDistributed());
    }

    @Test
    void shouldAskTheCatalogOnceForAPage() {
        catalog.with(KITE, 200, "2.0").with(MARKET, 100, "1.0");
        storefront.appPage(KITE.appleItemId());
        assertEquals(1, catalog.questions());
    }
}
