package io.stoa.oauth.jpa;

import io.stoa.oauth.LocalToken;
import io.stoa.oauth.LocalTokenRepository;
import io.stoa.schema.jpa.NewRow;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Used local tokens in the database. */
@Stateless
public class JpaLocalTokenRepository implements LocalTokenRepository {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public Optional<LocalToken> find(String jti) {
        return Optional.ofNullable(entities.find(LocalToken.class, jti));
    }

    @Override
    public List<LocalToken> newest(int most) {
        return entities.createQuery("select t from LocalToken t order by t.firstUsedAt desc, t.jti", LocalToken.class)
                .setMaxResults(most)
                .getResultList();
    }

    @Override
    public void add(LocalToken token) {
        NewRow.add(entities, token, "The local token was used a moment ago.");
    }
}
