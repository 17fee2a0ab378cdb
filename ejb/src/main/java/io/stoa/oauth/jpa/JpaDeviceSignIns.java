package io.stoa.oauth.jpa;

import io.stoa.account.AccountId;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.DeviceSignIns;
import io.stoa.oauth.RefreshFamily;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** Refresh families as what a person knows of them. */
@Stateless
public class JpaDeviceSignIns implements DeviceSignIns {

    private static final int MOST = 100;

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public List<DeviceSignIn> of(AccountId person, Instant now) {
        return entities
                .createQuery(
                        """
                        select f from RefreshFamily f
                        where f.accountId = :person and f.revokedAt is null and f.expiresAt > :now
                        order by f.expiresAt desc""",
                        RefreshFamily.class)
                .setParameter("person", person.value())
                .setParameter("now", now)
                .setMaxResults(MOST)
                .getResultList()
                .stream()
                .map(family -> new DeviceSignIn(family.id(), family.app(), family.clientId(), family.usedAt()))
                .toList();
    }

    @Override
    public int endAll(AccountId person, Instant now) {
        forgetCodes(person);
        return entities.createQuery(
                        """
                        update RefreshFamily f set f.revokedAt = :now, f.version = f.version + 1
                        where f.accountId = :person and f.revokedAt is null and f.expiresAt > :now""")
                .setParameter("now", now)
                .setParameter("person", person.value())
                .executeUpdate();
    }

    // first: whoever exchanges one at this moment is waited for, and the sign-in it gave is found after it
    private void forgetCodes(AccountId person) {
        entities.createQuery("delete from AuthorizationCode c where c.accountId = :person")
                .setParameter("person", person.value())
                .executeUpdate();
    }

    @Override
    public boolean end(AccountId person, String id, Instant now) {
        return entities.createQuery(
                                """
                        update RefreshFamily f set f.revokedAt = :now, f.version = f.version + 1
                        where f.id = :id and f.accountId = :person and f.revokedAt is null and f.expiresAt > :now""")
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .setParameter("person", person.value())
                        .executeUpdate()
                > 0;
    }

    @Override
    public void forgetAll(AccountId person) {
        forgetCodes(person);
        entities.createQuery(
                        """
                        delete from RefreshToken t
                        where t.familyId in (select f.id from RefreshFamily f where f.accountId = :person)""")
                .setParameter("person", person.value())
                .executeUpdate();
        entities.createQuery("delete from RefreshFamily f where f.accountId = :person")
                .setParameter("person", person.value())
                .executeUpdate();
    }
}
