package io.stoa.oauth.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.oauth.Audience;
import io.stoa.oauth.Inquirer;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.RedirectUri;
import io.stoa.oauth.RefreshFamily;
import io.stoa.oauth.TokenAnswer;
import io.stoa.oauth.TokenRequest;
import io.stoa.oauth.service.OAuthClients.Registration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RFC 7009. */
class RevocationTest {

    private final OAuthFakes server = new OAuthFakes();
    private final TokenAnswer answer = server.exchange(server.linkToken(server.person("ann")));

    @Test
    void shouldRevokeARefreshTokenWithAllThatCameOfIt() { // RFC 7009, section 2.1
        String next =
                server.refresh(answer.refreshToken().text()).refreshToken().text();

        revoke(answer.refreshToken().text());

        assertThrows(OAuthRefusal.class, () -> server.refresh(next));
        assertThrows(
                OAuthRefusal.class, () -> server.refresh(answer.refreshToken().text()));
        assertTrue(server.people.audited.stream().anyMatch(event -> event.endsWith(" oauth.revoke")));
    }

    @Test
    void shouldRevokeOnceHoweverOftenItIsAsked() {
        revoke(answer.refreshToken().text());
        int audited = server.people.audited.size();

        revoke(answer.refreshToken().text());

        assertEquals(audited, server.people.audited.size());
    }

    @Test
    void shouldTakeARegisteredClientsTokenBackForThatClientAlone() { // RFC 7009, section 2.1
        Registration app = register();
        Registration another = register();
        String token = tokenOf(app);

        assertEquals(OAuthError.INVALID_CLIENT, refusal(Map.of("token", token)));
        assertEquals(OAuthError.INVALID_CLIENT, refusal(with(app, "wrong", token)));
        assertEquals(OAuthError.INVALID_GRANT, refusal(with(another, secretOf(another), token)));
        assertTrue(server.introspection.of(token, Inquirer.operator()).isPresent());

        server.revocation.revoke(new TokenRequest(with(app, secretOf(app), token)));
        assertEquals(Optional.empty(), server.introspection.of(token, Inquirer.operator()));
    }

    private Registration register() {
        return server.clients.register("Kite", true, List.of(new RedirectUri("com.kite:/in")), "mara");
    }

    private String tokenOf(Registration app) {
        RefreshFamily family = new RefreshFamily(
                server.person("mara").id(),
                Audience.API,
                Optional.empty(),
                Optional.of(app.client().id().value()),
                server.instant());
        return server.refresh.begin(family).next().text();
    }

    private static String secretOf(Registration app) {
        return app.secret().orElseThrow().text();
    }

    private static Map<String, String> with(Registration app, String secret, String token) {
        return Map.of("token", token, "client_id", app.client().id().value(), "client_secret", secret);
    }

    private OAuthError refusal(Map<String, String> parameters) {
        return assertThrows(OAuthRefusal.class, () -> server.revocation.revoke(new TokenRequest(parameters)))
                .error();
    }

    @Test
    void shouldBeQuietAboutATokenItNeverGave() { // RFC 7009, section 2.2
        int audited = server.people.audited.size();

        revoke("rt_unknown");
        revoke("not.a.token");

        assertEquals(audited, server.people.audited.size());
    }

    @Test
    void shouldSayThatAnAccessTokenCannotBeTakenBack() { // RFC 7009, section 2.2.1
        OAuthRefusal refusal = assertThrows(OAuthRefusal.class, () -> revoke(answer.accessToken()));

        assertEquals(OAuthError.UNSUPPORTED_TOKEN_TYPE, refusal.error());
    }

    @Test
    void shouldNeedAToken() {
        OAuthRefusal refusal =
                assertThrows(OAuthRefusal.class, () -> server.revocation.revoke(new TokenRequest(Map.of())));

        assertEquals(OAuthError.INVALID_REQUEST, refusal.error());
    }

    private void revoke(String token) {
        server.revocation.revoke(new TokenRequest(Map.of("token", token)));
    }
}
