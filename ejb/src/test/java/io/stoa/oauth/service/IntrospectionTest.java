package io.stoa.oauth.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.identity.Role;
import io.stoa.oauth.ActiveToken;
import io.stoa.oauth.Audience;
import io.stoa.oauth.Inquirer;
import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.RedirectUri;
import io.stoa.oauth.RefreshFamily;
import io.stoa.oauth.TokenAnswer;
import io.stoa.oauth.crypto.Forge;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7662, section 2.2: active means that the token would be taken now. */
class IntrospectionTest {

    private final OAuthFakes server = new OAuthFakes();
    private final Account ann = server.person("ann");
    private final OAuthClient app = server.clients
            .register("Kite", false, List.of(new RedirectUri("com.kite:/in")), "mara")
            .client();

    @Test
    void shouldKnowBothTokensOfADevice() {
        TokenAnswer answer = server.exchange(server.linkToken(ann));

        ActiveToken access = look(answer.accessToken()).orElseThrow();
        assertEquals(Audience.DEVICE, access.audience());
        assertEquals(Set.of(Role.DEVICE), access.roles());
        assertEquals(ann.id().value(), access.subject());
        assertTrue(look(answer.refreshToken().text()).orElseThrow().isRefreshToken());
    }

    @Test
    void shouldCallNothingActiveThatHasEnded() {
        TokenAnswer answer = server.exchange(server.linkToken(ann));
        server.pass(RefreshFamily.LIFE_UNUSED);

        assertEquals(Optional.empty(), look(answer.accessToken()));
        assertEquals(Optional.empty(), look(answer.refreshToken().text()));
    }

    @Test
    void shouldCallARefreshTokenInactiveThatWasRevokedOrLeftBehind() {
        TokenAnswer first = server.exchange(server.linkToken(ann));
        TokenAnswer second = server.refresh(first.refreshToken().text());
        server.refresh(second.refreshToken().text());

        assertEquals(Optional.empty(), look(first.refreshToken().text()));
        assertTrue(look(second.refreshToken().text()).isPresent()); // its answer may have been lost
        server.refresh.revoke(second.refreshToken().text(), family -> true);
        assertEquals(Optional.empty(), look(second.refreshToken().text()));
    }

    @Test
    void shouldLookWithoutUsingAnythingUp() {
        TokenAnswer first = server.exchange(server.linkToken(ann));
        look(first.refreshToken().text());
        look(new Forge(OAuthFakes.LOCAL_KEY, OAuthFakes.URL, server.instant())
                .claim("aud", OAuthFakes.URL + "/api")
                .plain());

        assertTrue(server.localTokens.isEmpty());
        assertTrue(server.refresh(first.refreshToken().text()).expiresIn().compareTo(Duration.ZERO) > 0);
    }

    @Test
    void shouldCallNoTokenOfASuspendedAccountActive() {
        TokenAnswer answer = server.exchange(server.linkToken(ann));
        server.people.accounts().suspend(ann.id(), "mara");

        assertEquals(Optional.empty(), look(answer.accessToken()));
        assertEquals(Optional.empty(), look(answer.refreshToken().text()));
    }

    @Test
    void shouldCallNoTokenOfAClientThatWasTakenAwayActive() {
        RefreshTokens.Rotation begun = begin();
        String access =
                server.accessTokens.issue(begun.family(), Optional.of(app.id().value()));
        assertTrue(look(access).isPresent());
        assertTrue(look(begun.next().text()).isPresent());

        server.clients.remove(app.id(), "mara");

        assertEquals(Optional.empty(), look(access));
        assertEquals(Optional.empty(), look(begun.next().text()));
    }

    @Test
    void shouldTellAClientOfPeopleAndOfItsOwnRefreshTokensOnly() {
        RefreshTokens.Rotation begun = begin();
        String access =
                server.accessTokens.issue(begun.family(), Optional.of(app.id().value()));
        TokenAnswer device = server.exchange(server.linkToken(ann));
        Inquirer itself = Inquirer.client(app.id());
        Inquirer another = Inquirer.client(server.clients
                .register("Shop", true, List.of(new RedirectUri("https://shop.example/")), "mara")
                .client()
                .id());

        assertTrue(server.introspection.of(access, another).isPresent());
        assertTrue(server.introspection.of(begun.next().text(), itself).isPresent());
        assertEquals(Optional.empty(), server.introspection.of(begun.next().text(), another));
        assertEquals(Optional.empty(), server.introspection.of(device.accessToken(), another));
        assertEquals(
                Optional.empty(), server.introspection.of(device.refreshToken().text(), another));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b.c", "rt_unknown", "ac_unknown", "lnk_unknown", "' or 1=1 --"})
    void shouldCallInactiveWhatIsNoToken(String text) {
        assertEquals(Optional.empty(), look(text));
    }

    @Test
    void shouldCallForgedTokensInactive() {
        Forge forge = new Forge(OAuthFakes.SIGNING_KEY, OAuthFakes.URL, server.instant());

        assertEquals(Optional.empty(), look(forge.unsigned()));
        assertEquals(Optional.empty(), look(forge.hmacWithPublicKey()));
        assertEquals(Optional.empty(), look(forge.with("aud", OAuthFakes.URL + "/elsewhere")));
    }

    private RefreshTokens.Rotation begin() {
        return server.refresh.begin(new RefreshFamily(
                ann.id(), Audience.API, Optional.empty(), Optional.of(app.id().value()), server.instant()));
    }

    private Optional<ActiveToken> look(String token) {
        return server.introspection.of(token, Inquirer.operator());
    }
}
