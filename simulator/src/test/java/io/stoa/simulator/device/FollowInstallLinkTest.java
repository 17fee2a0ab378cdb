package io.stoa.simulator.device;

import static io.stoa.simulator.device.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import jakarta.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowInstallLinkTest {

    private static final String ACCOUNT = "mara@kite.example";

    private final ForgedPackage app = Packages.marketplace();
    private final FakeMarketplace marketplace = new FakeMarketplace();
    private Device device;

    @BeforeEach
    void switchOn() {
        marketplace.host(app);
        device = marketplace.device(app).build();
    }

    @AfterEach
    void close() {
        marketplace.close();
    }

    @Test
    void shouldInstallTheMarketplaceAppFromItsPage() {
        InstalledApp installed = follow();

        assertEquals(FakeMarketplace.MARKETPLACE, installed.appleItemId());
        assertEquals(InstallChannel.LINK, installed.channel());
        assertEquals(ACCOUNT, installed.account());
    }

    @Test
    void shouldUseTheOverrideOfTheApp() {
        follow();

        assertTrue(marketplace.server.paths().contains(FakeMarketplace.OWN + "/licenses"));
        assertFalse(marketplace.server.paths().contains(FakeMarketplace.LICENSES));
    }

    @Test
    void shouldExchangeTheTokenOfTheLinkAsTheSystemDoes() {
        follow();

        FakeRequest request = marketplace.server.requests(FakeMarketplace.TOKEN).get(0);
        Map<String, String> form = request.form();
        assertEquals("urn:ietf:params:oauth:grant-type:token-exchange", form.get("grant_type"));
        assertEquals("urn:ietf:params:oauth:token-type:access_token", form.get("issued_token_type"));
        assertEquals(FakeOAuth.SUBJECT_TOKEN, form.get("subject_token"));
        assertEquals(5, form.size());
        assertTrue(request.header("Authorization").isEmpty());
    }

    @Test
    void shouldAskWithTheSameTokenAgainWhenTheAnswerIsLost() {
        device = marketplace.device(app).firstTokenAnswerLost(true).build();
        follow();

        List<FakeRequest> exchanges = marketplace.server.requests(FakeMarketplace.TOKEN);
        assertEquals(2, exchanges.size());
        assertEquals(exchanges.get(0).form(), exchanges.get(1).form());
    }

    @Test
    void shouldSendTheAccessTokenToLicenceAndRestore() {
        follow();

        for (String path : List.of("/licenses", "/restore")) {
            FakeRequest request =
                    marketplace.server.requests(FakeMarketplace.OWN + path).get(0);
            assertEquals("Bearer at_1", request.header("Authorization").orElseThrow());
        }
    }

    @Test
    void shouldKeepItsClientIdForOneSiteAndAccount() {
        follow();
        device.delete(FakeMarketplace.MARKETPLACE);
        follow();

        List<FakeRequest> exchanges = marketplace.server.requests(FakeMarketplace.TOKEN);
        assertEquals(
                exchanges.get(0).form().get("client_id"),
                exchanges.get(1).form().get("client_id"));
    }

    @Test
    void shouldNeedNoOAuthWhenTheLinkHasNoToken() {
        String anonymous = marketplace.link(app).replaceAll("&token=[^&]*", "");
        marketplace.server.route(FakeMarketplace.OWN + "/licenses", marketplace.licenses::issue);
        Device terse = marketplace.device(app).restoreOnInstall(false).build();

        terse.followInstallLink(anonymous, marketplace.server.url());

        assertTrue(marketplace.server.requests(FakeMarketplace.OAUTH).isEmpty());
        assertTrue(marketplace.server.requests(FakeMarketplace.TOKEN).isEmpty());
    }

    @Test
    void shouldRefuseAPageOnAnotherHostThanThePackage() {
        assertRefused(
                Case.INVALID_ALTERNATIVE_DISTRIBUTION_PACKAGE_URL,
                "localhost",
                () -> device.followInstallLink(marketplace.link(app), URI.create("http://localhost")));
    }

    @Test
    void shouldRefuseAPageThatDoesNotBelongToTheDomain() {
        Device foreign = marketplace
                .device(app)
                .publicUrl(URI.create("https://kite.example"))
                .build();

        assertRefused(
                Case.FEATURE_UNAVAILABLE,
                "does not belong",
                () -> foreign.followInstallLink(marketplace.link(app), marketplace.server.url()));
    }

    @Test
    void shouldRefuseATokenThatTheMarketplaceIssuedForAWebApp() {
        ForgedPackage webApp = Packages.otherApp();
        marketplace.host(webApp);

        assertRefused(
                Case.UNKNOWN,
                "iss",
                () -> device.followInstallLink(marketplace.link(webApp), marketplace.server.url()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "authorization_endpoint", "token_endpoint", "code_challenge_methods_supported"})
    void shouldRefuseMetadataWithoutAMember(String member) {
        marketplace.server.spoil(FakeMarketplace.OAUTH, answer -> answer.without(member));

        assertRefused(Case.OAUTH_TOKEN_ERROR, member, this::follow);
    }

    @Test
    void shouldRefuseTheMisprintOfThePkceMethod() {
        marketplace.server.spoil(
                FakeMarketplace.OAUTH,
                answer -> answer.with(
                        "code_challenge_methods_supported",
                        Json.createArrayBuilder().add("5256").build()));

        assertRefused(Case.OAUTH_TOKEN_ERROR, "S256", this::follow);
    }

    @Test
    void shouldRefuseMetadataThatRedirects() {
        marketplace.server.spoil(
                FakeMarketplace.OAUTH, answer -> answer.status(302).header("Location", "/elsewhere"));

        assertRefused(Case.NETWORK_ERROR, "/elsewhere", this::follow);
    }

    @Test
    void shouldWarnOfAnIssuerThatIsNotTheOrigin() {
        marketplace.server.spoil(FakeMarketplace.OAUTH, answer -> answer.with("issuer", "kite.example"));

        follow();

        assertTrue(warnings().stream().anyMatch(warning -> warning.contains("kite.example")));
    }

    @Test
    void shouldSayWhatTheTokenEndpointRefused() {
        marketplace.server.spoil(
                FakeMarketplace.TOKEN, answer -> answer.status(400).body("{\"error\":\"invalid_grant\"}"));

        assertRefused(Case.OAUTH_TOKEN_ERROR, "invalid_grant", this::follow);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token_type", "expires_in"})
    void shouldRefuseATokenAnswerWithoutAMember(String member) {
        marketplace.server.spoil(FakeMarketplace.TOKEN, answer -> answer.without(member));

        assertRefused(Case.OAUTH_TOKEN_ERROR, member, this::follow);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mac", "N_A", ""})
    void shouldRefuseATokenThatIsNoBearerToken(String type) {
        marketplace.server.spoil(FakeMarketplace.TOKEN, answer -> answer.with("token_type", type));

        assertRefused(Case.OAUTH_TOKEN_ERROR, "token_type", this::follow);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE})
    void shouldRefuseALifetimeThatIsNone(long seconds) {
        marketplace.server.spoil(FakeMarketplace.TOKEN, answer -> answer.with("expires_in", Json.createValue(seconds)));

        assertRefused(Case.OAUTH_TOKEN_ERROR, "expires_in", this::follow);
    }

    @Test
    void shouldWarnWhenTheTokenAnswerMayBeStored() {
        marketplace.server.spoil(FakeMarketplace.TOKEN, answer -> answer.withoutHeader("Cache-Control"));

        follow();

        assertTrue(warnings().stream().anyMatch(warning -> warning.contains("no-store")));
    }

    @Test
    void shouldRefreshWhenTheAccessTokenExpired() {
        follow();
        marketplace.clock.advance(Duration.ofSeconds(3600));

        device.requestLicenseRenewal(List.of(FakeMarketplace.MARKETPLACE));

        Map<String, String> form =
                marketplace.server.requests(FakeMarketplace.TOKEN).get(1).form();
        assertEquals("refresh_token", form.get("grant_type"));
        assertEquals("rt_1", form.get("refresh_token"));
        assertEquals(
                "Bearer at_2",
                marketplace
                        .server
                        .requests(FakeMarketplace.OWN + "/licenses/renewals")
                        .get(0)
                        .header("Authorization")
                        .orElseThrow());
    }

    @Test
    void shouldGoOnWithTheRotatedRefreshTokenWhenItKeepsIt() {
        follow();
        loseAndRenew();
        loseAndRenew();

        assertEquals("rt_2", refreshTokenOfRequest(2));
    }

    @Test
    void shouldShowWhatHappensWhenADeviceDropsTheRotatedRefreshToken() {
        device = marketplace
                .device(app)
                .rotatedRefreshToken(RotatedRefreshToken.DROP)
                .build();
        follow();
        loseAndRenew();

        assertRefused(Case.OAUTH_TOKEN_ERROR, "invalid_grant", this::loseAndRenew);
        assertEquals("rt_1", refreshTokenOfRequest(2));
    }

    private InstalledApp follow() {
        return device.followInstallLink(marketplace.link(app), marketplace.server.url());
    }

    private void loseAndRenew() {
        device.loseAccessToken(ACCOUNT, FakeMarketplace.MARKETPLACE);
        device.requestLicenseRenewal(List.of(FakeMarketplace.MARKETPLACE));
    }

    private String refreshTokenOfRequest(int index) {
        return marketplace
                .server
                .requests(FakeMarketplace.TOKEN)
                .get(index)
                .form()
                .get("refresh_token");
    }

    private List<String> warnings() {
        return device.steps().stream().flatMap(step -> step.warnings().stream()).toList();
    }
}
