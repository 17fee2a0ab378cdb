package io.stoa.simulator.device;

import static io.stoa.simulator.device.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows "Verification Required" on a device that was restored from a backup. */
class SignInTest {

    private static final String ACCOUNT = "mara+1@kite.example";

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
    void shouldRestoreWithTheTokenOfTheSignIn() {
        assertInstanceOf(RestoreOutcome.SignInNeeded.class, restore());
        signIn(marketplace.oauth::authorize);
        RestoreOutcome.Restored restored = assertInstanceOf(RestoreOutcome.Restored.class, restore());

        assertEquals(List.of(), restored.failures());
        assertEquals(FakeMarketplace.MARKETPLACE, restored.installed().get(0).appleItemId());
    }

    @Test
    void shouldAskAsTheSystemDoes() {
        signIn(marketplace.oauth::authorize);

        Map<String, String> asked = marketplace.oauth.asked();
        assertEquals(ACCOUNT, asked.get("login_hint"));
        assertEquals("code", asked.get("response_type"));
        assertEquals("S256", asked.get("code_challenge_method"));
        assertEquals("app-distribution-oauth://", asked.get("redirect_uri"));
        assertTrue(asked.get("client_id").matches("[0-9a-f]{32}"));
        assertEquals(7, asked.size());
    }

    @Test
    void shouldSendNoRedirectUriWithTheCode() {
        signIn(marketplace.oauth::authorize);

        assertEquals(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        FakeOAuth.CODE,
                        "client_id",
                        marketplace.oauth.asked().get("client_id"),
                        "code_verifier",
                        codeRequest().get("code_verifier")),
                codeRequest());
    }

    @Test
    void shouldTakeAnAnswerAsApplePrintsIt() {
        signIn(page -> {
            marketplace.oauth.authorize(page);
            return "app-distribution-oauth:?code=" + FakeOAuth.CODE;
        });

        assertEquals(FakeOAuth.CODE, codeRequest().get("code"));
    }

    @ParameterizedTest
    @CsvSource({
        "app-distribution-oauth://?code=cod_5Hn3&state=another,state",
        "app-distribution-oauth://?state,no code",
        "app-distribution-oauth://?code=,no code",
        "app-distribution-oauth://,no code",
        "https://kite.example/?code=cod_5Hn3,ended at"
    })
    void shouldRefuseWhatIsNoAnswerToItsQuestion(String end, String sentence) {
        assertRefused(Case.OAUTH_TOKEN_ERROR, sentence, () -> signIn(page -> end));
        assertTrue(marketplace.server.requests(FakeMarketplace.TOKEN).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_denied", "server_error"})
    void shouldBeCancelledWhenThePersonComesBackWithoutACode(String error) {
        assertRefused(
                Case.CANCELLED, error, () -> signIn(page -> "app-distribution-oauth://?error=" + error + "&state=any"));
    }

    private void signIn(WebView view) {
        device.signIn(ACCOUNT, FakeMarketplace.MARKETPLACE, view);
    }

    private RestoreOutcome restore() {
        return device.restore(AppsRequest.of(
                InstallChannel.LINK,
                ACCOUNT,
                FakeMarketplace.MARKETPLACE,
                app.manifest().appleVersionId()));
    }

    private Map<String, String> codeRequest() {
        return marketplace.server.requests(FakeMarketplace.TOKEN).get(0).form();
    }
}
