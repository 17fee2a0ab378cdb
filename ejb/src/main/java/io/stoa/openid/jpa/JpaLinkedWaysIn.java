package io.stoa.openid.jpa;

import io.stoa.account.AccountId;
import io.stoa.account.LinkedWayIn;
import io.stoa.account.LinkedWaysIn;
import io.stoa.openid.ExternalIdentity;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Links between providers and accounts as what an account knows of them. */
@Stateless
public class JpaLinkedWaysIn implements LinkedWaysIn {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public List<LinkedWayIn> of(AccountId person) {
        return entities
                .createQuery(
                        "select i from ExternalIdentity i where i.accountId = :person order by i.linkedAt, i.id",
                        ExternalIdentity.class)
                .setParameter("person", person.value())
                .getResultList()
                .stream()
                .map(identity ->
                        new LinkedWayIn(identity.id(), identity.who().issuer(), identity.address(), identity.usedAt()))
                .toList();
    }

    @Override
    public boolean remove(AccountId person, String id) {
        return entities.createQuery("delete from ExternalIdentity i where i.id = :id and i.accountId = :person")
                        .setParameter("id", id)
                        .setParameter("person", person.value())
                        .executeUpdate()
                > 0;
    }

    @Override
    public int removeAllOf(AccountId person) {
        return entities.createQuery("delete from ExternalIdentity i where i.accountId = :person")
                .setParameter("person", person.value())
                .executeUpdate();
    }
}
