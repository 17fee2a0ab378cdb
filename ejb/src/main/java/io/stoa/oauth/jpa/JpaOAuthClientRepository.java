package io.stoa.oauth.jpa;

import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.OAuthClientId;
import io.stoa.oauth.OAuthClientRepository;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Registered clients in the database. */
@Stateless
public class JpaOAuthClientRepository implements OAuthClientRepository {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public void add(OAuthClient client) {
        entities.persist(client);
    }

    @Override
    public Optional<OAuthClient> find(OAuthClientId id) {
        return Optional.ofNullable(entities.find(OAuthClient.class, id.value()));
    }

    @Override
    public Optional<OAuthClient> lock(OAuthClientId id) {
        return Optional.ofNullable(entities.find(OAuthClient.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public List<OAuthClient> all() {
        return entities.createQuery("select c from OAuthClient c order by c.clientId", OAuthClient.class)
                .getResultList();
    }

    @Override
    public boolean remove(OAuthClientId id) {
        return entities.createQuery("delete from OAuthClient c where c.clientId = :id")
                        .setParameter("id", id.value())
                        .executeUpdate()
                > 0;
    }
}
