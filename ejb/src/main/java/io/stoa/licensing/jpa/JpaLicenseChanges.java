package io.stoa.licensing.jpa;

import io.stoa.licensing.License;
import io.stoa.licensing.LicenseChange;
import io.stoa.licensing.LicenseChangeHead;
import io.stoa.licensing.LicenseChangeKind;
import io.stoa.licensing.LicenseChanges;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Changes of licences in the database, numbered under a lock. */
@Stateless
public class JpaLicenseChanges implements LicenseChanges {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public void append(LicenseChangeKind kind, Collection<License> licenses, Instant at) {
        LicenseChangeHead head =
                entities.find(LicenseChangeHead.class, LicenseChangeHead.ONLY, LockModeType.PESSIMISTIC_WRITE);
        licenses.forEach(license -> entities.persist(new LicenseChange(head.next(at), kind, license, at)));
    }

    @Override
    public List<LicenseChange> after(long number, Optional<String> account, int limit) {
        String ofAccount = account.isPresent() ? " and c.accountId = :account" : "";
        TypedQuery<LicenseChange> query = entities.createQuery(
                        "select c from LicenseChange c where c.number > :number" + ofAccount + " order by c.number",
                        LicenseChange.class)
                .setParameter("number", number);
        account.ifPresent(id -> query.setParameter("account", id));
        return query.setMaxResults(limit).getResultList();
    }
}
