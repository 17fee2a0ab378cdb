package io.stoa.admin.view;

import io.stoa.account.OpaqueToken;
import io.stoa.apple.Sha256;
import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.OAuthClientId;
import io.stoa.oauth.RedirectUri;
import io.stoa.oauth.service.OAuthClients;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Registered clients to be looked at, and what is done to them from the console. */
final class ClientShelf extends OAuthClients {

    static final String SECRET = "cs_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";

    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");

    final List<OAuthClient> rows = new ArrayList<>();
    final List<String> done = new ArrayList<>();

    void clear() {
        rows.clear();
        done.clear();
    }

    OAuthClient holds(String name, boolean confidential) {
        OAuthClient client = new OAuthClient(
                name,
                confidential ? Optional.of(Sha256.of(SECRET)) : Optional.empty(),
                List.of(new RedirectUri("com.kite:/in")),
                NOON);
        rows.add(client);
        return client;
    }

    @Override
    public Registration register(String name, boolean confidential, List<RedirectUri> uris, String actor) {
        done.add("register " + name + " " + confidential + " " + uris + " " + actor);
        return made(holds(name, confidential));
    }

    @Override
    public Registration changeSecret(OAuthClientId id, long version, String actor) {
        if (version != 0) {
            throw new MarketplaceException(FailureCode.STATE_CONFLICT, "Somebody <was> first.");
        }
        done.add("secret " + actor);
        return made(get(id));
    }

    private static Registration made(OAuthClient client) {
        return new Registration(
                client, client.isConfidential() ? Optional.of(new OpaqueToken(SECRET)) : Optional.empty());
    }

    @Override
    public List<OAuthClient> all() {
        return rows;
    }

    @Override
    public OAuthClient get(OAuthClientId id) {
        return rows.stream()
                .filter(client -> client.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new MarketplaceException(FailureCode.NOT_FOUND, "There is none."));
    }

    @Override
    public void remove(OAuthClientId id, String actor) {
        done.add("remove " + actor);
    }
}
