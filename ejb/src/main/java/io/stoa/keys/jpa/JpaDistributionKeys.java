package io.stoa.keys.jpa;

import io.stoa.keys.DistributionKey;
import io.stoa.keys.DistributionKeyId;
import io.stoa.keys.DistributionKeys;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Distribution keys in the database. */
@Stateless
public class JpaDistributionKeys implements DistributionKeys {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public void add(DistributionKey key) {
        entities.persist(key);
    }

    @Override
    public Optional<DistributionKey> find(DistributionKeyId id) {
        return Optional.ofNullable(entities.find(DistributionKey.class, id.value()));
    }

    @Override
    public Optional<DistributionKey> oldest() {
        return entities.createQuery(
                        "select k from DistributionKey k order by k.createdAt, k.keyId", DistributionKey.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
