package io.stoa.oauth.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.identity.Role;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.AccessTokenRefused;
import io.stoa.oauth.Audience;
import io.stoa.oauth.TokenRequest;
import io.stoa.oauth.crypto.Forge;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalTokensTest {

    private final OAuthFakes server = new OAuthFakes();
    private final Forge forge = new Forge(OAuthFakes.LOCAL_KEY, OAuthFakes.URL, server.instant());
    private final String operator = tokenOf(Map.of("roles", List.of("operator")));
    private final ApiTokens api = api();

    @Test
    void shouldKnowALocalOperatorAndNoteTheFirstUseOnly() {
        AccessToken token = api.verify(operator);
        api.verify(operator);

        assertEquals(Set.of(Role.OPERATOR), token.roles());
        assertEquals(List.of("an-account token.first-use"), server.people.audited);
        assertEquals("operator", server.localTokens.get("a-token").role());
    }

    @Test
    void shouldLetTwoRequestsBeTheFirstAtTheSameMoment() {
        server.someoneElseIsFirst = true;

        assertEquals("a-token", api.verify(operator).id());
    }

    @Test
    void shouldRefuseARevokedToken() {
        api.verify(operator);
        server.revocation.revoke(new TokenRequest(Map.of("token", operator)));

        assertTrue(refuse(operator).sentence().contains("revoked"));
        assertTrue(server.people.audited.contains("an-account token.revoke"));
    }

    @Test
    void shouldRefuseATokenThatWasRevokedBeforeItWasEverUsed() {
        server.revocation.revoke(new TokenRequest(Map.of("token", operator)));

        refuse(operator);
    }

    @Test
    void shouldRefuseAnOwner() {
        refuse(tokenOf(Map.of("roles", List.of("operator", "owner"))));
        assertTrue(server.localTokens.isEmpty());
    }

    @Test
    void shouldRefuseALifeOfMoreThanTwelveHours() {
        long issued = server.instant().getEpochSecond();

        api.verify(tokenOf(Map.of("exp", issued + 12 * 3600)));
        refuse(tokenOf(Map.of("exp", issued + 12 * 3600 + 1)));
    }

    @Test
    void shouldRefuseAnExpiredToken() {
        server.pass(Duration.ofMinutes(61));

        refuse(operator);
    }

    @Test
    void shouldNotOpenADeviceEndpoint() {
        refuse(forge.plain());
        assertThrows(AccessTokenRefused.class, () -> server.accessTokens.verify(forge.plain(), Audience.DEVICE));
    }

    @Test
    void shouldNotOpenTheApiToADevice() {
        String device = server.exchange(server.linkToken(server.person("ann"))).accessToken();

        refuse(device);
    }

    @Test
    void shouldNotOpenTheApiToAForgedToken() {
        refuse(forge.unsigned());
        refuse(forge.hmacWithPublicKey());
        refuse(new Forge(Forge.keyPair(), OAuthFakes.URL, server.instant()).with("aud", OAuthFakes.URL + "/api"));
        assertTrue(server.localTokens.isEmpty());
    }

    @Test
    void shouldIgnoreTheRevocationOfAForgedToken() {
        String good = operator.substring(0, operator.lastIndexOf('.'));

        server.revocation.revoke(new TokenRequest(Map.of("token", good + "." + "A".repeat(86))));

        assertFalse(server.localTokens.containsKey("a-token"));
        api.verify(operator);
    }

    @Test
    void shouldLetSomebodyRevokeATokenTheyDoNotHold() {
        api.verify(operator);
        assertEquals(
                KnownLocalToken.State.LIVE,
                server.local.register.newest().get(0).state());

        server.local.register.revoke("a-token", "mara");
        server.local.register.revoke("a-token", "mara");

        refuse(operator);
        assertEquals(
                KnownLocalToken.State.REVOKED,
                server.local.register.newest().get(0).state());
        assertEquals(List.of("an-account token.first-use", "mara token.revoke"), server.people.audited);
        MarketplaceException unknown =
                assertThrows(MarketplaceException.class, () -> server.local.register.revoke("another", "mara"));
        assertEquals(FailureCode.NOT_FOUND, unknown.code());
    }

    @Test
    void shouldSayWhichTokensAreOver() {
        api.verify(operator);
        server.pass(Duration.ofHours(13));

        assertEquals(
                KnownLocalToken.State.ENDED,
                server.local.register.newest().get(0).state());
    }

    private AccessTokenRefused refuse(String token) {
        return assertThrows(AccessTokenRefused.class, () -> api.verify(token));
    }

    private String tokenOf(Map<String, Object> claims) {
        return new Forge(OAuthFakes.LOCAL_KEY, OAuthFakes.URL, server.instant())
                .claim("aud", OAuthFakes.URL + "/api")
                .claims(claims)
                .plain();
    }

    private ApiTokens api() {
        ApiTokens service = new ApiTokens();
        service.localTokens = server.local;
        service.accessTokens = server.accessTokens;
        return service;
    }
}
