package io.stoa.account.jpa;

import io.stoa.account.LetterKind;
import io.stoa.account.LetterOrder;
import io.stoa.account.LetterRepository;
import io.stoa.account.MailAddress;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Orders of letters in the database. */
@Stateless
public class JpaLetterRepository implements LetterRepository {

    private static final List<LetterKind> WITH_LINK =
            Stream.of(LetterKind.values()).filter(LetterKind::hasLink).toList();

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public void add(LetterOrder order) {
        entities.persist(order);
    }

    @Override
    public long orderedSince(MailAddress address, Instant since) {
        return entities.createQuery(
                        """
                        select count(o) from LetterOrder o
                        where o.address = :address and o.orderedAt >= :since and o.kind in :kinds""",
                        Long.class)
                .setParameter("address", address.value())
                .setParameter("kinds", WITH_LINK)
                .setParameter("since", since)
                .getSingleResult();
    }

    @Override
    public List<String> due(Instant now, int most) {
        return entities.createQuery(
                        "select o.id from LetterOrder o where o.dueAt <= :now order by o.dueAt, o.id", String.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
    }

    @Override
    public Optional<LetterOrder> lock(String id) {
        return Optional.ofNullable(entities.find(LetterOrder.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public void forgetAllTo(MailAddress address) {
        entities.createQuery("delete from LetterOrder o where o.address = :address")
                .setParameter("address", address.value())
                .executeUpdate();
    }

    @Override
    public int forgetOrderedBefore(Instant before) {
        return entities.createQuery("delete from LetterOrder o where o.orderedAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
