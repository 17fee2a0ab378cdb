package io.stoa.oauth.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.apple.Sha256;
import io.stoa.identity.Role;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.Audience;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.RedirectUri;
import io.stoa.oauth.TokenAnswer;
import io.stoa.oauth.TokenRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749, section 4.1.3, and RFC 7636, section 4.5. */
class AuthorizationCodeGrantTest {

    // the example of RFC 7636, appendix B
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String DEVICE = "0B9D6F2C-51C7-4E0F-8A33-D1B2F0AA7719";
    private static final String CALLBACK = "com.kite.market:/signed-in";

    private final OAuthFakes server = new OAuthFakes();
    private final Account ann = server.person("ann");

    @Test
    void shouldGiveADeviceTokenWithoutARedirectUriAsTheSystemAsks() {
        TokenAnswer answer = server.grants.answer(new TokenRequest(deviceForm(deviceCode())));

        AccessToken token = server.accessTokens.verify(answer.accessToken(), Audience.DEVICE);
        assertEquals(ann.id().value(), token.subject());
        assertEquals(DEVICE, token.clientId());
        assertEquals(Set.of(Role.DEVICE), token.roles());
        assertEquals(Optional.of(OAuthFakes.MARKETPLACE), token.app());
        assertEquals(Duration.ofHours(1), answer.expiresIn());
    }

    @Test
    void shouldSignADeviceInWithTheAppItHadBefore() {
        Map<String, String> exchange = Map.of(
                "grant_type",
                OAuthFakes.TOKEN_EXCHANGE,
                "subject_token",
                server.linkToken(ann),
                "subject_token_type",
                OAuthFakes.ACCESS_TOKEN,
                "client_id",
                DEVICE);
        server.grants.answer(new TokenRequest(exchange));

        TokenAnswer answer = server.grants.answer(new TokenRequest(deviceForm(deviceCode())));

        assertEquals(
                Optional.of(OAuthFakes.KITE),
                server.accessTokens
                        .verify(answer.accessToken(), Audience.DEVICE)
                        .app());
    }

    @Test
    void shouldGiveARegisteredClientATokenOfAPersonForTheApi() {
        OAuthClients.Registration app = register(false);

        TokenAnswer answer = server.grants.answer(new TokenRequest(form(app, codeFor(app))));

        AccessToken token = server.accessTokens.verify(answer.accessToken(), Audience.API);
        assertEquals(Set.of(Role.PERSON), token.roles());
        assertEquals(ann.id().value(), token.subject());
        assertEquals(Optional.empty(), token.app());
    }

    @Test
    void shouldKeepACodeAsItsDigestAlone() {
        String code = deviceCode();

        assertEquals(Set.of(Sha256.of(code)), server.codes.keySet());
    }

    @Test
    void shouldRevokeWhatACodeGaveWhenItComesBack() { // RFC 6749, section 4.1.2
        String code = deviceCode();
        TokenAnswer first = server.grants.answer(new TokenRequest(deviceForm(code)));

        assertEquals(OAuthError.INVALID_GRANT, refusal(deviceForm(code)));

        assertThrows(
                OAuthRefusal.class, () -> server.refresh(first.refreshToken().text()));
        assertTrue(server.people.audited.contains("system oauth.revoke"));
    }

    @Test
    void shouldRevokeWhatACodeGaveOnceHoweverOftenItComesBack() {
        String code = deviceCode();
        server.grants.answer(new TokenRequest(deviceForm(code)));
        refusal(deviceForm(code));
        int audited = server.people.audited.size();

        refusal(deviceForm(code));

        assertEquals(audited, server.people.audited.size());
    }

    @Test
    void shouldRefuseACodeAfterAMinute() {
        String code = deviceCode();
        server.pass(Duration.ofSeconds(60));

        assertEquals(OAuthError.INVALID_GRANT, refusal(deviceForm(code)));
    }

    @Test
    void shouldTakeACodeWithinTheMinute() {
        String code = deviceCode();
        server.pass(Duration.ofSeconds(59));

        assertFalse(server.grants
                .answer(new TokenRequest(deviceForm(code)))
                .accessToken()
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, another-device, INVALID_GRANT",
        "client_id, '', INVALID_REQUEST",
        "code_verifier, dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl, INVALID_GRANT",
        "code_verifier, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM, INVALID_GRANT",
        "code_verifier, short, INVALID_GRANT",
        "code_verifier, '', INVALID_REQUEST",
        "redirect_uri, app-distribution-oauth:, INVALID_GRANT",
        "redirect_uri, https://evil.example/, INVALID_GRANT",
        "code, '', INVALID_REQUEST",
        "code, ac_unknown, INVALID_GRANT"
    })
    void shouldRefuseACodeInOtherHands(String name, String value, OAuthError error) {
        Map<String, String> form = deviceForm(deviceCode());
        form.put(name, value);

        assertEquals(error, refusal(form));
        assertTrue(server.families.isEmpty());
    }

    @Test
    void shouldGiveOneTryOnly() { // RFC 9700, section 4.5
        String code = deviceCode();
        Map<String, String> wrong = deviceForm(code);
        wrong.put("code_verifier", "x".repeat(43));
        refusal(wrong);

        assertEquals(OAuthError.INVALID_GRANT, refusal(deviceForm(code)));
    }

    @Test
    void shouldNotUseACodeUpByARequestThatLacksSomething() {
        String code = deviceCode();
        Map<String, String> incomplete = deviceForm(code);
        incomplete.remove("code_verifier");
        refusal(incomplete);

        assertFalse(server.grants
                .answer(new TokenRequest(deviceForm(code)))
                .accessToken()
                .isEmpty());
    }

    @Test
    void shouldGiveATokenForTheResourceThatIsAskedForOrNone() { // RFC 8707, section 2.2
        OAuthClients.Registration app = register(false);
        Map<String, String> form = form(app, codeFor(app));
        form.put("resource", OAuthFakes.URL + "/device");
        TokenAnswer answer = server.grants.answer(new TokenRequest(form));
        assertEquals(
                Set.of(Role.DEVICE),
                server.accessTokens
                        .verify(answer.accessToken(), Audience.DEVICE)
                        .roles());

        form.put("code", codeFor(app));
        form.put("resource", "https://elsewhere.example/api");
        assertEquals(OAuthError.INVALID_TARGET, refusal(form));

        Map<String, String> device = deviceForm(deviceCode());
        device.put("resource", OAuthFakes.URL + "/api");
        assertEquals(OAuthError.INVALID_TARGET, refusal(device));
    }

    @Test
    void shouldRefuseACodeOfAnotherClientOfOurs() { // authorization code injection: RFC 9700, section 4.5
        OAuthClients.Registration app = register(false);
        OAuthClients.Registration other = register(false);

        assertEquals(OAuthError.INVALID_GRANT, refusal(form(other, codeFor(app))));
        assertEquals(OAuthError.INVALID_CLIENT, refusal(deviceForm(codeFor(app))));
    }

    @Test
    void shouldNeedTheRedirectUriOfARegisteredClient() { // RFC 6749, section 4.1.3
        OAuthClients.Registration app = register(false);
        Map<String, String> form = form(app, codeFor(app));
        form.remove("redirect_uri");

        assertEquals(OAuthError.INVALID_GRANT, refusal(form));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong"})
    void shouldNeedTheSecretOfAConfidentialClientAndKeepTheCodeForIt(String secret) { // RFC 6749, section 3.2.1
        OAuthClients.Registration shop = register(true);
        Map<String, String> form = form(shop, codeFor(shop));
        String good = form.put("client_secret", secret);

        assertEquals(OAuthError.INVALID_CLIENT, refusal(form));

        form.put("client_secret", good);
        assertFalse(server.grants.answer(new TokenRequest(form)).accessToken().isEmpty());
    }

    @Test
    void shouldRefuseASecretFromAClientThatHasNone() {
        OAuthClients.Registration app = register(false);
        Map<String, String> form = form(app, codeFor(app));
        form.put("client_secret", "anything");

        assertEquals(OAuthError.INVALID_CLIENT, refusal(form));
    }

    @Test
    void shouldGiveNothingToAnAccountThatWasSuspendedMeanwhile() {
        String code = deviceCode();
        server.people.accounts().suspend(ann.id(), "mara");

        assertEquals(OAuthError.INVALID_GRANT, refusal(deviceForm(code)));
    }

    @Test
    void shouldGiveNothingToAClientThatWasTakenAwayMeanwhile() {
        OAuthClients.Registration app = register(false);
        Map<String, String> form = form(app, codeFor(app));
        server.clients.remove(app.client().id(), "mara");

        assertEquals(OAuthError.INVALID_CLIENT, refusal(form));
    }

    @Test
    void shouldRefreshForTheRegisteredClientAlone() { // RFC 6749, section 6
        OAuthClients.Registration shop = register(true);
        TokenAnswer first = server.grants.answer(new TokenRequest(form(shop, codeFor(shop))));
        Map<String, String> refresh = new HashMap<>(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                first.refreshToken().text()));

        assertEquals(OAuthError.INVALID_CLIENT, refusal(refresh));
        server.settings.clientBinding = false;
        OAuthClients.Registration other = register(true);
        refresh.put("client_id", other.client().id().value());
        refresh.put("client_secret", other.secret().orElseThrow().text());
        assertEquals(OAuthError.INVALID_GRANT, refusal(refresh));

        refresh.put("client_id", shop.client().id().value());
        refresh.put("client_secret", shop.secret().orElseThrow().text());
        TokenAnswer next = server.grants.answer(new TokenRequest(refresh));
        assertEquals(
                Set.of(Role.PERSON),
                server.accessTokens.verify(next.accessToken(), Audience.API).roles());
    }

    @Test
    void shouldGiveTheMarketplacesAppATokenForItsExtensionByRfc8707Section22() {
        OAuthClients.Registration app = register(false);
        TokenAnswer first = server.grants.answer(new TokenRequest(form(app, codeFor(app))));

        TokenAnswer next = server.grants.answer(new TokenRequest(refreshForm(app, first, "/device")));

        AccessToken token = server.accessTokens.verify(next.accessToken(), Audience.DEVICE);
        assertEquals(Set.of(Role.DEVICE), token.roles());
        assertEquals(ann.id().value(), token.subject());
        server.accessTokens.verify(
                server.grants
                        .answer(new TokenRequest(refreshForm(app, next, "/api")))
                        .accessToken(),
                Audience.API);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/ops", "/device/", ".evil.example/device"})
    void shouldGiveADeviceNoTokenForAnythingElseAndUseNothingUp(String path) {
        TokenAnswer first = server.exchange(server.linkToken(ann));
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                first.refreshToken().text(),
                "resource",
                OAuthFakes.URL + path));

        assertEquals(OAuthError.INVALID_TARGET, refusal(form));
        assertEquals(1, server.refreshTokens.size());
    }

    private static Map<String, String> refreshForm(OAuthClients.Registration app, TokenAnswer former, String path) {
        return Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                former.refreshToken().text(),
                "client_id",
                app.client().id().value(),
                "resource",
                OAuthFakes.URL + path);
    }

    private OAuthError refusal(Map<String, String> form) {
        return assertThrows(OAuthRefusal.class, () -> server.grants.answer(new TokenRequest(form)))
                .error();
    }

    private OAuthClients.Registration register(boolean confidential) {
        return server.clients.register("Kite", confidential, List.of(new RedirectUri(CALLBACK)), "mara");
    }

    private String deviceCode() {
        return code(DEVICE, RedirectUri.OF_THE_SYSTEM.value());
    }

    private String codeFor(OAuthClients.Registration app) {
        return code(app.client().id().value(), CALLBACK);
    }

    private String code(String clientId, String redirectUri) {
        TokenRequest asked = new TokenRequest(Map.of(
                "client_id", clientId,
                "redirect_uri", redirectUri,
                "response_type", "code",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
        return server.codeService.give(server.requests.read(asked), ann.id()).text();
    }

    private static Map<String, String> deviceForm(String code) {
        return new HashMap<>(Map.of(
                "grant_type", "authorization_code", "code", code, "code_verifier", VERIFIER, "client_id", DEVICE));
    }

    private static Map<String, String> form(OAuthClients.Registration app, String code) {
        Map<String, String> form = deviceForm(code);
        form.put("client_id", app.client().id().value());
        form.put("redirect_uri", CALLBACK);
        app.secret().ifPresent(secret -> form.put("client_secret", secret.text()));
        return form;
    }
}
