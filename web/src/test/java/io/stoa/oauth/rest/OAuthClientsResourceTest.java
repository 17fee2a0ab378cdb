package io.stoa.oauth.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.OpaqueToken;
import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.OAuthClientId;
import io.stoa.oauth.RedirectUri;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.oauth.service.OAuthClients;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthClientsResourceTest {

    private static final OpaqueToken SECRET = OpaqueToken.random("cs_");
    private static final String GOOD =
            "{\"name\":\"Kite Market\",\"redirectUris\":[\"com.kite.market:/signed-in\"],\"confidential\":%s}";

    private final List<OAuthClient> registered = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Endpoints api = Endpoints.of(OAuthClientsResource.class)
            .with(OAuthClients.class, new FakeClients())
            .as("local-operator", "operator");

    @Test
    void shouldShowTheSecretOfAConfidentialClientOnceAndLetNobodyKeepIt() {
        Answer made = api.post("oauth-clients", GOOD.formatted(true));

        assertEquals(201, made.status());
        assertEquals("no-store", made.header("Cache-Control"));
        assertTrue(made.body().contains("\"clientSecret\":\"" + SECRET.text() + "\""), made.body());
        String id = registered.get(0).id().value();
        assertFalse(api.get("oauth-clients").body().contains(SECRET.text()));
        assertFalse(api.get("oauth-clients/" + id).body().contains("clientSecret"));
    }

    @Test
    void shouldGiveAPublicClientNoSecret() {
        Answer made = api.post("oauth-clients", GOOD.formatted(false));

        assertEquals(
                "{\"clientId\":\"" + registered.get(0).id() + "\",\"name\":\"Kite Market\",\"confidential\":false,"
                        + "\"redirectUris\":[\"com.kite.market:/signed-in\"],\"createdAt\":\"1970-01-01T00:00:00Z\"}",
                made.body());
        assertEquals(List.of("register Kite Market by local-operator"), done);
    }

    @Test
    void shouldTakeAClientAway() {
        api.post("oauth-clients", GOOD.formatted(false));
        String id = registered.get(0).id().value();

        assertEquals(204, api.call("DELETE", "oauth-clients/" + id, "").status());
        assertEquals(404, api.call("DELETE", "oauth-clients/" + id, "").status());
        assertEquals(404, api.get("oauth-clients/" + id).status());
        assertEquals("{\"clients\":[]}", api.get("oauth-clients").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "..%2f", "01890000-0000-7000-8000-00000000000Z", "%00"})
    void shouldKnowNoClientByAnotherName(String id) {
        assertEquals(404, api.get("oauth-clients/" + id).status());
        assertEquals(404, api.call("DELETE", "oauth-clients/" + id, "").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"name\":\"Kite\"}",
                "{\"name\":\"Kite\",\"redirectUris\":[]}",
                "{\"name\":\"Kite\",\"redirectUris\":\"https://kite.example/\"}",
                "{\"name\":\"Kite\",\"redirectUris\":[7]}",
                "{\"name\":\"Kite\",\"redirectUris\":[\"http://kite.example/\"]}",
                "{\"name\":\"Kite\",\"redirectUris\":[\"https://kite.example/*\"]}",
                "{\"name\":\"Kite\",\"redirectUris\":[\"app-distribution-oauth://\"]}",
                "{\"name\":\"Kite\",\"redirectUris\":[\"https://kite.example/\"],\"confidential\":\"yes\"}",
                "{\"name\":\"\",\"redirectUris\":[\"https://kite.example/\"]}",
                "{\"name\":\" Kite\",\"redirectUris\":[\"https://kite.example/\"]}",
                "{\"name\":\"Ki\\u202ete\",\"redirectUris\":[\"https://kite.example/\"]}",
                "{\"name\":7,\"redirectUris\":[\"https://kite.example/\"]}"
            })
    void shouldRefuseWhatDescribesNoClient(String body) {
        Answer answer = api.post("oauth-clients", body);

        assertEquals(400, answer.status(), answer.body());
        assertTrue(answer.body().contains("malformed-request"), answer.body());
        assertEquals(List.of(), done);
    }

    @Test
    void shouldTakeTenRedirectUrisAndNoMore() {
        assertEquals(201, api.post("oauth-clients", withRedirectUris(10)).status());
        assertEquals(400, api.post("oauth-clients", withRedirectUris(11)).status());
    }

    @Test
    void shouldRefuseANameThatFillsThePage() {
        String body = GOOD.formatted(false).replace("Kite Market", "x".repeat(101));

        assertEquals(400, api.post("oauth-clients", body).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "developer", "person", "device", "monitor"})
    void shouldLetNobodyElseIn(String role) {
        api.as("somebody", role);

        assertEquals(403, api.get("oauth-clients").status());
        assertEquals(403, api.post("oauth-clients", GOOD.formatted(false)).status());
        assertEquals(403, api.call("DELETE", "oauth-clients/x", "").status());
        assertEquals(List.of(), done);
    }

    private static String withRedirectUris(int count) {
        List<String> uris = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            uris.add("\"https://kite.example/" + i + "\"");
        }
        return "{\"name\":\"Kite\",\"redirectUris\":[" + String.join(",", uris) + "]}";
    }

    private final class FakeClients extends OAuthClients {

        @Override
        public Registration register(String name, boolean confidential, List<RedirectUri> uris, String actor) {
            Optional<OpaqueToken> secret = Optional.of(SECRET).filter(made -> confidential);
            registered.add(new OAuthClient(name, secret.map(OpaqueToken::digest), uris, Instant.EPOCH));
            done.add("register " + name + " by " + actor);
            return new Registration(registered.get(registered.size() - 1), secret);
        }

        @Override
        public List<OAuthClient> all() {
            return registered;
        }

        @Override
        public OAuthClient get(OAuthClientId id) {
            return registered.stream()
                    .filter(client -> client.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new MarketplaceException(FailureCode.NOT_FOUND, "No such client."));
        }

        @Override
        public void remove(OAuthClientId id, String actor) {
            registered.remove(get(id));
        }
    }
}
