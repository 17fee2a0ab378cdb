package io.stoa.oauth.service;

import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.OAuthClientId;
import io.stoa.oauth.OAuthClientRepository;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registered clients in memory. */
record InMemoryClients(Map<OAuthClientId, OAuthClient> rows) implements OAuthClientRepository {

    @Override
    public void add(OAuthClient client) {
        rows.put(client.id(), client);
    }

    @Override
    public Optional<OAuthClient> find(OAuthClientId id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Optional<OAuthClient> lock(OAuthClientId id) {
        return find(id);
    }

    @Override
    public List<OAuthClient> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public boolean remove(OAuthClientId id) {
        return rows.remove(id) != null;
    }
}
