package io.stoa.licensing.jpa;

import io.stoa.account.AccountId;
import io.stoa.licensing.LicenseTally;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Counts licences in the database. */
@Stateless
public class JpaLicenseTally implements LicenseTally {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public long of(AccountId account) {
        return entities.createQuery("select count(l) from License l where l.accountId = :account", Long.class)
                .setParameter("account", account.value())
                .getSingleResult();
    }
}
