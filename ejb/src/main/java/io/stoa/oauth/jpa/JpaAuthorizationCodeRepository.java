package io.stoa.oauth.jpa;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.oauth.AuthorizationCode;
import io.stoa.oauth.AuthorizationCodeRepository;
import io.stoa.oauth.RefreshFamily;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Authorization codes in the database. */
@Stateless
public class JpaAuthorizationCodeRepository implements AuthorizationCodeRepository {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public void add(AuthorizationCode code) {
        entities.persist(code);
    }

    @Override
    public Optional<AuthorizationCode> lock(Sha256 digest) {
        return Optional.ofNullable(
                entities.find(AuthorizationCode.class, digest.hex(), LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public Optional<RefreshFamily> lockGiven(AuthorizationCode code) {
        return code.given().map(family -> entities.find(RefreshFamily.class, family, LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public Optional<AppleItemId> lastApp(AccountId account, String clientId) {
        return entities.createQuery(
                        """
                        select f from RefreshFamily f
                        where f.accountId = :account and f.clientId = :client and f.appleItemId is not null
                        order by f.expiresAt desc""",
                        RefreshFamily.class)
                .setParameter("account", account.value())
                .setParameter("client", clientId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .flatMap(RefreshFamily::app);
    }

    @Override
    public int forgetExpired(Instant before) {
        return entities.createQuery("delete from AuthorizationCode c where c.expiresAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
