package io.stoa.oauth.jpa;

import io.stoa.apple.Sha256;
import io.stoa.oauth.RefreshFamily;
import io.stoa.oauth.RefreshToken;
import io.stoa.oauth.RefreshTokenRepository;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Refresh tokens in the database. A rotation is two reads by key, one update and one insert. */
@Stateless
public class JpaRefreshTokenRepository implements RefreshTokenRepository {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public void add(RefreshFamily family) {
        entities.persist(family);
        // its first token refers to it, and no provider promises to insert in the order of persisting
        entities.flush();
    }

    @Override
    public void add(RefreshToken token) {
        entities.persist(token);
    }

    @Override
    public Optional<RefreshToken> find(Sha256 digest) {
        return Optional.ofNullable(entities.find(RefreshToken.class, digest.hex()));
    }

    @Override
    public Optional<RefreshFamily> lockFamilyOf(RefreshToken token) {
        return Optional.ofNullable(
                entities.find(RefreshFamily.class, token.familyId(), LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public int forgetExpired(Instant now) {
        int tokens = deleteTokensOfExpiredFamilies(now) + deleteTokensLeftBehind(now);
        entities.createQuery("delete from RefreshFamily f where f.expiresAt < :now")
                .setParameter("now", now)
                .executeUpdate();
        return tokens;
    }

    private int deleteTokensOfExpiredFamilies(Instant now) {
        return entities.createQuery(
                        """
                        delete from RefreshToken t
                        where t.familyId in (select f.id from RefreshFamily f where f.expiresAt < :now)""")
                .setParameter("now", now)
                .executeUpdate();
    }

    private int deleteTokensLeftBehind(Instant now) {
        return entities.createQuery(
                        """
                        delete from RefreshToken t
                        where t.issuedAt < :longAgo
                          and not exists (select f.id from RefreshFamily f where f.usedLast = t.tokenHash)""")
                .setParameter("longAgo", now.minus(RefreshFamily.LIFE_UNUSED))
                .executeUpdate();
    }
}
