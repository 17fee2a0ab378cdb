package io.stoa.oauth.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.OpaqueToken;
import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.RedirectUri;
import io.stoa.oauth.TokenRequest;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RFC 6749, sections 2.1 to 2.3. */
class OAuthClientsTest {

    private static final List<RedirectUri> CALLBACK = List.of(new RedirectUri("com.kite:/in"));

    private final OAuthFakes server = new OAuthFakes();

    @Test
    void shouldGiveEachConfidentialClientASecretOfItsOwnThatReportsItself() {
        String one = register(true).secret().orElseThrow().text();
        String other = register(true).secret().orElseThrow().text();

        assertNotEquals(one, other);
        assertTrue(one.matches("cs_[A-Za-z0-9_-]{43}"), one);
        assertEquals(Optional.empty(), register(false).secret());
    }

    @Test
    void shouldNotPrintASecret() {
        OAuthClients.Registration made = register(true);

        assertFalse(made.toString().contains(made.secret().orElseThrow().text()));
    }

    @Test
    void shouldTakeTheProofThatFitsTheKindOfClient() { // section 2.3
        OAuthClients.Registration shop = register(true);
        OAuthClients.Registration app = register(false);
        String secret = shop.secret().orElseThrow().text();

        assertEquals(shop.client().id(), authenticate(shop.client(), secret).id());
        assertEquals(app.client().id(), authenticate(app.client(), "").id());
        refuse(shop.client(), "");
        refuse(shop.client(), secret + "x");
        refuse(shop.client(), shop.client().id().value());
        refuse(app.client(), secret);
    }

    @Test
    void shouldKnowNoDeviceAsAClient() {
        assertEquals(Optional.empty(), server.clients.find("0B9D6F2C-51C7-4E0F-8A33-D1B2F0AA7719"));
        assertEquals(Optional.empty(), server.clients.find("0b9d6f2c51c74e0f8a33d1b2f0aa7719"));
        assertEquals(Optional.empty(), server.clients.find(""));
    }

    @Test
    void shouldKnowAClientNoMoreThatWasTakenAway() {
        OAuthClient client = register(false).client();

        server.clients.remove(client.id(), "mara");

        refuse(client, "");
        MarketplaceException again =
                assertThrows(MarketplaceException.class, () -> server.clients.remove(client.id(), "mara"));
        assertEquals(FailureCode.NOT_FOUND, again.code());
        assertEquals(List.of("mara oauth.client-register", "mara oauth.client-remove"), server.people.audited);
    }

    @Test
    void shouldChangeASecretSoThatTheFormerIsGoodForNothing() {
        OAuthClients.Registration shop = register(true);
        OAuthClient client = shop.client();

        String next = server.clients
                .changeSecret(client.id(), client.version(), "mara")
                .secret()
                .orElseThrow()
                .text();

        refuse(client, shop.secret().orElseThrow().text());
        assertEquals(client.id(), authenticate(client, next).id());
        assertEquals(List.of("mara oauth.client-register", "mara oauth.client-secret"), server.people.audited);
    }

    @Test
    void shouldChangeNoSecretOfAStateNobodySaw() {
        OAuthClients.Registration shop = register(true);
        OAuthClient client = shop.client();

        MarketplaceException refused = assertThrows(
                MarketplaceException.class,
                () -> server.clients.changeSecret(client.id(), client.version() + 1, "mara"));

        assertEquals(FailureCode.STATE_CONFLICT, refused.code());
        assertTrue(client.isProvedBy(shop.secret().map(OpaqueToken::text)));
    }

    @Test
    void shouldGiveAPublicClientNoSecret() {
        OAuthClient app = register(false).client();

        MarketplaceException refused = assertThrows(
                MarketplaceException.class, () -> server.clients.changeSecret(app.id(), app.version(), "mara"));

        assertEquals(FailureCode.STATE_CONFLICT, refused.code());
        assertTrue(app.isProvedBy(Optional.empty()));
    }

    private OAuthClients.Registration register(boolean confidential) {
        return server.clients.register("Kite", confidential, CALLBACK, "mara");
    }

    private OAuthClient authenticate(OAuthClient client, String secret) {
        Map<String, String> form = new HashMap<>(Map.of("client_id", client.id().value()));
        form.put("client_secret", secret);
        return server.clients.authenticate(new TokenRequest(form));
    }

    private void refuse(OAuthClient client, String secret) {
        assertEquals(
                OAuthError.INVALID_CLIENT,
                assertThrows(OAuthRefusal.class, () -> authenticate(client, secret))
                        .error());
    }
}
