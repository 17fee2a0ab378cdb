package io.stoa.oauth;

import java.util.List;
import java.util.Optional;

/** Port: the registered clients as they are kept. */
public interface OAuthClientRepository {

    void add(OAuthClient client);

    Optional<OAuthClient> find(OAuthClientId id);

    /** The client, held by the caller's transaction until its end. */
    Optional<OAuthClient> lock(OAuthClientId id);

    /** All of them, the oldest first. */
    List<OAuthClient> all();

    /** @return whether there was one */
    boolean remove(OAuthClientId id);
}
