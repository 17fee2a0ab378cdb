package io.stoa.oauth.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.identity.Role;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.Audience;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.TokenAnswer;
import io.stoa.oauth.TokenRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8693 as Apple sends it. */
class TokenExchangeTest {

    private final OAuthFakes server = new OAuthFakes();
    private final Account ann = server.person("ann");

    @Test
    void shouldGiveADeviceTokenOfTheLinksAccountAndApp() {
        TokenAnswer answer = server.exchange(server.linkToken(ann));

        AccessToken token = server.accessTokens.verify(answer.accessToken(), Audience.DEVICE);
        assertEquals(ann.id().value(), token.subject());
        assertEquals(Optional.of(OAuthFakes.KITE), token.app());
        assertEquals("a-client", token.clientId());
        assertEquals(Set.of(Role.DEVICE), token.roles());
        assertEquals(Duration.ofHours(1), token.life());
        assertEquals(Duration.ofHours(1), answer.expiresIn());
    }

    @Test
    void shouldBringNobodyToASuspendedAccount() {
        String link = server.linkToken(ann);
        server.people.accounts().suspend(ann.id(), "mara");

        refuse(() -> server.exchange(link));
        assertEquals(0, server.families.size());
    }

    @Test
    void shouldRefuseTheFourthExchange() {
        String link = server.linkToken(ann);
        server.exchange(link);
        server.exchange(link);
        server.exchange(link);

        refuse(() -> server.exchange(link));
        assertEquals(3, server.families.size());
    }

    @Test
    void shouldRefuseALinkTokenAfterAQuarterOfAnHour() {
        String link = server.linkToken(ann);
        server.pass(Duration.ofMinutes(15));

        refuse(() -> server.exchange(link));
    }

    @Test
    void shouldRefuseARefreshTokenAndAnAccessTokenAsSubject() {
        TokenAnswer answer = server.exchange(server.linkToken(ann));

        refuse(() -> server.exchange(answer.refreshToken().text()));
        refuse(() -> server.exchange(answer.accessToken()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject_token", "subject_token_type"})
    void shouldNeedTheParametersOfRfc8693Section21(String missing) {
        Map<String, String> form = form();
        form.remove(missing);

        refuse(() -> server.grants.answer(new TokenRequest(form)));
        assertTrue(server.families.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "subject_token_type, ietf:params:oauth:token-type:access_token",
        "issued_token_type, ietf:params:oauth:token-type:access_token",
        "requested_token_type, urn:ietf:params:oauth:token-type:access_token",
        "issued_token_type, ''",
        "client_id, ''",
        "scope, all",
        "unheard-of, x"
    })
    void shouldTolerateWhatAppleSendsOrMightSend(String name, String value) {
        Map<String, String> form = form();
        form.put(name, value);

        assertTrue(server.grants.answer(new TokenRequest(form)).expiresIn().toSeconds() > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "subject_token_type, urn:ietf:params:oauth:token-type:jwt",
        "requested_token_type, urn:ietf:params:oauth:token-type:refresh_token",
        "issued_token_type, urn:ietf:params:oauth:token-type:saml2",
    })
    void shouldRefuseOtherTokenTypesAndCountNoExchange(String name, String value) {
        Map<String, String> form = form();
        form.put(name, value);

        refuse(() -> server.grants.answer(new TokenRequest(form)));
        assertEquals(0, server.people.linkTokens.values().iterator().next().exchanges());
    }

    @Test
    void shouldNotCountAnExchangeWithAnEndlessClientId() {
        Map<String, String> form = form();
        form.put("client_id", "x".repeat(129));

        refuse(() -> server.grants.answer(new TokenRequest(form)));
        assertEquals(0, server.people.linkTokens.values().iterator().next().exchanges());
    }

    @Test
    void shouldNameTheAppAsClientWhereTheDeviceNamesNone() {
        Map<String, String> form = form();
        form.remove("client_id");

        TokenAnswer answer = server.grants.answer(new TokenRequest(form));

        assertEquals(
                OAuthFakes.KITE.toString(),
                server.accessTokens
                        .verify(answer.accessToken(), Audience.DEVICE)
                        .clientId());
    }

    private Map<String, String> form() {
        return new HashMap<>(Map.of(
                "grant_type",
                OAuthFakes.TOKEN_EXCHANGE,
                "subject_token",
                server.linkToken(ann),
                "subject_token_type",
                OAuthFakes.ACCESS_TOKEN,
                "client_id",
                "0b9d6f2c51c74e0f8a33d1b2f0aa7719"));
    }

    /** RFC 8693, section 2.2.2: whatever is wrong with the subject token, it is invalid_request. */
    private static void refuse(Runnable exchange) {
        assertEquals(
                OAuthError.INVALID_REQUEST,
                assertThrows(OAuthRefusal.class, exchange::run).error());
    }
}
