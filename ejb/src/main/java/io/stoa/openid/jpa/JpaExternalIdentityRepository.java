package io.stoa.openid.jpa;

import io.stoa.account.AccountId;
import io.stoa.openid.ExternalIdentity;
import io.stoa.openid.ExternalIdentityRepository;
import io.stoa.openid.ForeignSubject;
import io.stoa.schema.jpa.NewRow;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;

/** Links between providers and accounts in the database. */
@Stateless
public class JpaExternalIdentityRepository implements ExternalIdentityRepository {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public void add(ExternalIdentity identity) {
        NewRow.add(entities, identity, "Another account here has this sign-in.");
    }

    @Override
    public Optional<ExternalIdentity> find(ForeignSubject who) {
        return query(who).getResultStream().findFirst();
    }

    @Override
    public Optional<ExternalIdentity> lock(ForeignSubject who) {
        return query(who).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream()
                .findFirst();
    }

    private TypedQuery<ExternalIdentity> query(ForeignSubject who) {
        return entities.createQuery(
                        "select i from ExternalIdentity i where i.issuer = :issuer and i.subject = :subject",
                        ExternalIdentity.class)
                .setParameter("issuer", who.issuer())
                .setParameter("subject", who.subject());
    }

    @Override
    public List<ExternalIdentity> of(AccountId account) {
        return entities.createQuery(
                        "select i from ExternalIdentity i where i.accountId = :account order by i.linkedAt, i.id",
                        ExternalIdentity.class)
                .setParameter("account", account.value())
                .getResultList();
    }

    @Override
    public void remove(ExternalIdentity identity) {
        entities.remove(identity);
    }
}
