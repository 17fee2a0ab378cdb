package io.stoa.install.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.App;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.Publication;
import io.stoa.catalog.service.RulesOfAccess;
import io.stoa.entitlement.service.AppAccess;
import io.stoa.install.InstallVerificationToken.Kind;
import io.stoa.ledger.service.LedgerRows;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.storefront.service.Installation;
import io.stoa.storefront.service.Offers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InstallLinksTest {

    private static final App MARKET = Offers.app(6_700_000_001L, Distribution.MARKETPLACE_APP, "Kite Market");
    private static final String REFUSED = "suspended";
    private static final App KITE = Offers.app(6_700_012_345L, Distribution.DISTRIBUTED, "Kite");

    private final Offers catalog =
            new Offers().with(MARKET, 100, "1.0").with(MARKET, 110, "1.1").with(KITE, 200, "2.0");
    private final List<Kind> kinds = new ArrayList<>();
    private final LedgerRows ledger = new LedgerRows();
    private final InstallLinks links = linksOver(catalog);

    private InstallLinks linksOver(Offers offers) {
        PackageUrls urls = new PackageUrls();
        urls.installation = new Installation(Optional.of(MARKET.appleItemId()));
        InstallLinks made = new InstallLinks();
        made.catalog = offers;
        made.accessRules = RulesOfAccess.over(offers);
        made.appAccess = new RefusingOne();
        made.urls = urls;
        made.records = (account, apps) -> account.equals("returning") ? Set.copyOf(apps) : Set.of();
        made.minted = DeviceBench.minted(ledger);
        made.tokens = new InstallTokens() {
            @Override
            public String mint(Publication version, App app, Kind kind) {
                kinds.add(kind);
                return "e30.e30.signed-" + version.appleVersionId();
            }
        };
        return made;
    }

    @Test
    void shouldSpellTheLinkAsTheDeviceReadsIt() {
        assertEquals(
                "marketplace-kit://install"
                        + "?alternativeDistributionPackage=https%3A%2F%2Fkite.example%2Fpackages%2F6700000001%2F110%2F"
                        + "0f2c7a3e-6d51-4b8f-9a77-000000000110"
                        + "&installVerificationToken=e30.e30.signed-110"
                        + "&appShareURL=https%3A%2F%2Fkite.example%2Fapps%2F6700000001",
                links.linkFor(MARKET.appleItemId()).orElseThrow());
    }

    @Test
    void shouldMakeNoLinkForAnAppThatInstallsFromInsideTheMarketplaceApp() {
        assertEquals(Optional.empty(), links.linkFor(KITE.appleItemId()));
        assertTrue(kinds.isEmpty());
    }

    @Test
    void shouldMakeNoLinkForAnAppThatIsNotOnOffer() {
        assertEquals(Optional.empty(), links.linkFor(new AppleItemId(1)));
    }

    @Test
    void shouldMakeNoLinkToAnAppThatIsSoldForNobodyInParticular() {
        App sold = Offers.app(6_700_000_009L, Distribution.WEB, "Lamp");
        sold.decideAccess(Optional.of(AccessRule.ENTITLEMENT));
        InstallLinks shop = linksOver(new Offers().with(sold, 300, "3.0"));

        MarketplaceException refusal = assertThrows(MarketplaceException.class, () -> shop.linkFor(sold.appleItemId()));

        assertEquals(FailureCode.ACCESS_REFUSED, refusal.code());
        assertEquals("This app is sold. Install it from where you bought it.", refusal.sentence());
        assertTrue(kinds.isEmpty());
        assertTrue(shop.linkFor(sold.appleItemId(), Optional.empty(), Optional.of("ann"))
                .isPresent());
    }

    @Test
    void shouldMakeNoLinkForAnAccountThatMayNotHaveTheApp() {
        assertThrows(
                MarketplaceException.class,
                () -> links.linkFor(MARKET.appleItemId(), Optional.empty(), Optional.of(REFUSED)));
        assertTrue(kinds.isEmpty());
    }

    @Test
    void shouldCarryTheLinkTokenAndTheAccount() {
        Map<String, String> query =
                query(links.linkFor(MARKET.appleItemId(), Optional.of("a+b c"), Optional.of("mía~*")));
        assertEquals("a+b c", query.get("token"));
        assertEquals("mía~*", query.get("account"));
    }

    @Test
    void shouldNeverSpellASpaceAsAPlus() {
        String link = links.linkFor(MARKET.appleItemId(), Optional.of("a b+c~d*e"), Optional.empty())
                .orElseThrow();
        assertTrue(link.contains("&token=a%20b%2Bc~d%2Ae&"));
    }

    @Property
    void shouldEncodeSoThatTheDeviceReadsBackWhatWasMeant(@ForAll String token) {
        String meant = new String(token.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        Optional<String> link = links.linkFor(MARKET.appleItemId(), Optional.of(meant), Optional.empty());
        assertTrue(link.orElseThrow().matches("marketplace-kit://install\\?[A-Za-z0-9._~%=&-]+"));
        assertEquals(meant, query(link).get("token"));
    }

    @Test
    void shouldCountASecondInstallByAnAccountAsARedownload() {
        links.linkFor(MARKET.appleItemId());
        links.linkFor(MARKET.appleItemId(), Optional.empty(), Optional.of("newcomer"));
        links.linkFor(MARKET.appleItemId(), Optional.empty(), Optional.of("returning"));
        assertEquals(List.of(Kind.DOWNLOAD, Kind.DOWNLOAD, Kind.REDOWNLOAD), kinds);
    }

    @Test
    void shouldKeepPackageAndPageOnOneHost() {
        Map<String, String> query = query(links.linkFor(MARKET.appleItemId()));
        assertTrue(query.get("alternativeDistributionPackage").startsWith("https://kite.example/"));
        assertTrue(query.get("appShareURL").startsWith("https://kite.example/"));
        assertFalse(query.get("alternativeDistributionPackage").endsWith("/"));
    }

    private static Map<String, String> query(Optional<String> link) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : link.orElseThrow().split("\\?", 2)[1].split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Test
    void shouldWriteDownATokenOfAnAccountAndNoneOfNobody() {
        links.linkFor(MARKET.appleItemId());
        assertEquals(List.of(), ledger.told());

        links.linkFor(MARKET.appleItemId(), Optional.of("lnk_x"), Optional.of("ann"));
        assertEquals(List.of("TOKEN_MINTED 6700000001"), ledger.told());
    }

    private static final class RefusingOne extends AppAccess {

        @Override
        public void require(AccountId account, AppleItemId app) {
            if (account.value().equals(REFUSED)) {
                throw new MarketplaceException(FailureCode.ACCESS_REFUSED, "The account is suspended.");
            }
        }
    }
}
