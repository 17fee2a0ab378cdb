package io.stoa.licensing.jpa;

import io.stoa.licensing.LicensingKey;
import io.stoa.licensing.LicensingKeys;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;

/** Licensing keys in the database. */
@Stateless
public class JpaLicensingKeys implements LicensingKeys {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public void add(LicensingKey key) {
        entities.persist(key);
    }

    @Override
    public void remove(LicensingKey key) {
        entities.remove(key);
    }

    @Override
    public List<LicensingKey> all() {
        return inOrder().getResultList();
    }

    @Override
    public List<LicensingKey> lockAll() {
        return inOrder().setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }

    private TypedQuery<LicensingKey> inOrder() {
        return entities.createQuery("select k from LicensingKey k order by k.id", LicensingKey.class);
    }
}
