package io.stoa.oauth.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.oauth.Audience;
import io.stoa.oauth.AuthorizationRefused;
import io.stoa.oauth.AuthorizationRequest;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.RedirectUri;
import io.stoa.oauth.TokenRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749, section 4.1.1, as the system asks. */
class AuthorizationRequestsTest {

    private static final String CALLBACK = "https://market.kite.example/signed-in";

    private final OAuthFakes server = new OAuthFakes();
    private final String registered = server.clients
            .register("Kite", false, List.of(new RedirectUri(CALLBACK)), "mara")
            .client()
            .id()
            .value();

    @Test
    void shouldUnderstandTheSystem() {
        AuthorizationRequest asked = server.requests.read(new TokenRequest(fromTheSystem()));

        assertEquals(Audience.DEVICE, asked.audience());
        assertEquals(Optional.empty(), asked.clientName());
        assertEquals(Optional.of("ann@kite.example"), asked.loginHint());
        assertEquals(
                "app-distribution-oauth://?code=ac_x&state=s%261&iss=https%3A%2F%2Fget.kite.example",
                asked.granted("ac_x", OAuthFakes.URL));
    }

    @Test
    void shouldKnowARegisteredClientByItsId() {
        AuthorizationRequest asked = server.requests.read(new TokenRequest(fromTheMarketplace()));

        assertEquals(Audience.API, asked.audience());
        assertEquals(Optional.of("Kite"), asked.clientName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app-distribution-oauth:",
                "app-distribution-oauth://x",
                "App-Distribution-OAuth://",
                "app-distribution-oauth:///",
                "app-distribution-oauth://?",
                "app-distribution-oauth2://",
                "https://market.kite.example/signed-in",
                "javascript:alert(1)",
                ""
            })
    void shouldSendADevicesAnswerToTheSystemAlone(String redirectUri) {
        tellThePerson(with(fromTheSystem(), "redirect_uri", redirectUri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://market.kite.example/signed-in/",
                "https://market.kite.example/signed-in?x",
                "https://market.kite.example/signed-in#x",
                "https://market.kite.example/",
                "https://market.kite.example",
                "https://market.kite.example:443/signed-in",
                "https://MARKET.kite.example/signed-in",
                "http://market.kite.example/signed-in",
                "https://market.kite.example.evil.example/signed-in",
                "https://market.kite.example@evil.example/signed-in",
                "https://evil.example\\@market.kite.example/signed-in",
                "https://market.kite.example/x/../signed-in",
                "https://market.kite.example/signed%2din",
                "https://mаrket.kite.example/signed-in",
                " https://market.kite.example/signed-in",
                "app-distribution-oauth://"
            })
    void shouldCompareARedirectUriCharacterByCharacter(String lookAlike) { // RFC 9700, section 4.1.3
        tellThePerson(with(fromTheMarketplace(), "redirect_uri", lookAlike));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01890000-0000-7000-8000-000000000000", "another", "' or '1'='1"})
    void shouldSendNothingToAWebsiteForAClientNobodyRegistered(String clientId) {
        tellThePerson(with(fromTheMarketplace(), "client_id", clientId));
    }

    @Test
    void shouldTellThePersonWhenClientOrRedirectUriIsMissing() {
        tellThePerson(with(fromTheSystem(), "client_id", ""));
        tellThePerson(with(fromTheSystem(), "client_id", "x".repeat(129)));
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, UNSUPPORTED_RESPONSE_TYPE",
        "response_type, code token, UNSUPPORTED_RESPONSE_TYPE",
        "response_type, id_token, UNSUPPORTED_RESPONSE_TYPE",
        "response_type, '', INVALID_REQUEST",
        "response_mode, fragment, INVALID_REQUEST",
        "response_mode, form_post, INVALID_REQUEST",
        "code_challenge, '', INVALID_REQUEST",
        "code_challenge, short, INVALID_REQUEST",
        "code_challenge_method, plain, INVALID_REQUEST",
        "code_challenge_method, 5256, INVALID_REQUEST",
        "code_challenge_method, s256, INVALID_REQUEST",
        "code_challenge_method, '', INVALID_REQUEST"
    })
    void shouldTellTheClientOnceItIsKnown(String name, String value, OAuthError error) { // section 4.1.2.1
        AuthorizationRefused refused = assertThrows(
                AuthorizationRefused.class,
                () -> server.requests.read(new TokenRequest(with(fromTheSystem(), name, value))));

        assertEquals(error, refused.error());
        String location = refused.location(OAuthFakes.URL);
        assertTrue(location.startsWith("app-distribution-oauth://?error=" + error.word() + "&"), location);
        assertTrue(location.endsWith("&state=s%261&iss=https%3A%2F%2Fget.kite.example"), location);
    }

    @Test
    void shouldNotSendAnEndlessStateBack() {
        AuthorizationRefused refused = assertThrows(
                AuthorizationRefused.class,
                () -> server.requests.read(new TokenRequest(with(fromTheSystem(), "state", "x".repeat(1_025)))));

        assertFalse(refused.location(OAuthFakes.URL).contains("xx"));
    }

    @Test
    void shouldGiveNoCodeToASuspendedAccount() {
        Account ann = server.person("ann");
        server.people.accounts().suspend(ann.id(), "mara");
        AuthorizationRequest asked = server.requests.read(new TokenRequest(fromTheSystem()));

        AuthorizationRefused refused =
                assertThrows(AuthorizationRefused.class, () -> server.codeService.give(asked, ann.id()));

        assertEquals(OAuthError.ACCESS_DENIED, refused.error());
        assertTrue(server.codes.isEmpty());
    }

    /** Nothing is sent anywhere, so it is no refusal with an address. */
    private void tellThePerson(Map<String, String> parameters) {
        OAuthRefusal refusal =
                assertThrows(OAuthRefusal.class, () -> server.requests.read(new TokenRequest(parameters)));

        assertFalse(refusal instanceof AuthorizationRefused, refusal::sentence);
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        Map<String, String> changed = new HashMap<>(parameters);
        changed.put(name, value);
        return changed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202enna@kite.example", "ann\u200b", "ann\n", " ann"})
    void shouldShowNoHintThatReadsUnlikeItIs(String hint) {
        assertEquals(
                Optional.empty(),
                server.requests
                        .read(new TokenRequest(with(fromTheSystem(), "login_hint", hint)))
                        .loginHint());
    }

    private static Map<String, String> fromTheSystem() {
        return Map.of(
                "login_hint", "ann@kite.example",
                "client_id", "0B9D6F2C-51C7-4E0F-8A33-D1B2F0AA7719",
                "response_type", "code",
                "code_challenge_method", "S256",
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "state", "s&1",
                "redirect_uri", "app-distribution-oauth://");
    }

    private Map<String, String> fromTheMarketplace() {
        return with(with(fromTheSystem(), "client_id", registered), "redirect_uri", CALLBACK);
    }
}
