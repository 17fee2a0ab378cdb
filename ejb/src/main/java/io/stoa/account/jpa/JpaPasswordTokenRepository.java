package io.stoa.account.jpa;

import io.stoa.account.AccountId;
import io.stoa.account.MailAddress;
import io.stoa.account.PasswordToken;
import io.stoa.account.PasswordTokenRepository;
import io.stoa.apple.Sha256;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** The secrets of links in letters in the database, by digest. */
@Stateless
public class JpaPasswordTokenRepository implements PasswordTokenRepository {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public void add(PasswordToken token) {
        entities.persist(token);
    }

    @Override
    public Optional<PasswordToken> find(Sha256 digest) {
        return Optional.ofNullable(entities.find(PasswordToken.class, digest.hex()));
    }

    @Override
    public Optional<PasswordToken> lock(Sha256 digest) {
        return Optional.ofNullable(entities.find(PasswordToken.class, digest.hex(), LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public void forgetAllOf(MailAddress address) {
        entities.createQuery("delete from PasswordToken t where t.address = :address")
                .setParameter("address", address.value())
                .executeUpdate();
    }

    @Override
    public void forgetAllOf(AccountId person) {
        entities.createQuery("delete from PasswordToken t where t.accountId = :person")
                .setParameter("person", person.value())
                .executeUpdate();
    }

    @Override
    public int forgetExpired(Instant before) {
        return entities.createQuery("delete from PasswordToken t where t.expiresAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
