package io.stoa.openid.jpa;

import io.stoa.account.AccountId;
import io.stoa.account.LinkedWaysIn;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Links between providers and accounts as what recovery ends. */
@Stateless
public class JpaLinkedWaysIn implements LinkedWaysIn {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public int removeAllOf(AccountId person) {
        return entities.createQuery("delete from ExternalIdentity i where i.accountId = :person")
                .setParameter("person", person.value())
                .executeUpdate();
    }
}
