package io.stoa.account.jpa;

import io.stoa.account.AccountId;
import io.stoa.account.LinkToken;
import io.stoa.account.LinkTokenRepository;
import io.stoa.apple.Sha256;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Link tokens in the database. */
@Stateless
public class JpaLinkTokenRepository implements LinkTokenRepository {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public void add(LinkToken token) {
        entities.persist(token);
    }

    @Override
    public Optional<LinkToken> lock(Sha256 digest) {
        return Optional.ofNullable(entities.find(LinkToken.class, digest.hex(), LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public void forgetAllOf(AccountId account) {
        entities.createQuery("delete from LinkToken t where t.accountId = :account")
                .setParameter("account", account.value())
                .executeUpdate();
    }

    @Override
    public int forgetExpired(Instant before) {
        return entities.createQuery("delete from LinkToken t where t.expiresAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
