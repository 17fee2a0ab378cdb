package io.stoa.notification.jpa;

import io.stoa.notification.NotificationAttempt;
import io.stoa.notification.NotificationInbox;
import io.stoa.notification.NotificationQuery;
import io.stoa.notification.NotificationSummary;
import io.stoa.notification.ReceivedNotification;
import io.stoa.schema.jpa.NewRow;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Received notifications in the database. */
@Stateless
public class JpaNotificationInbox implements NotificationInbox {

    private static final int MOST_ATTEMPTS = 100;
    private static final String IN_PERIOD = " where n.receivedAt >= :from and n.receivedAt < :to";

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public boolean knows(String appleId) {
        return entities.createQuery("select count(n) from ReceivedNotification n where n.appleId = :id", Long.class)
                        .setParameter("id", appleId)
                        .getSingleResult()
                > 0;
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void keep(ReceivedNotification notification) {
        NewRow.add(entities, notification, "This notification is kept already.");
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void note(NotificationAttempt attempt) {
        entities.persist(attempt);
    }

    @Override
    public Optional<ReceivedNotification> find(String id) {
        return Optional.ofNullable(entities.find(ReceivedNotification.class, id));
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Optional<ReceivedNotification> lock(String id) {
        return Optional.ofNullable(entities.find(ReceivedNotification.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public List<NotificationAttempt> attempts(String id) {
        List<NotificationAttempt> newest = new ArrayList<>(entities.createQuery(
                        "select a from NotificationAttempt a where a.notificationId = :id order by a.id desc",
                        NotificationAttempt.class)
                .setParameter("id", id)
                .setMaxResults(MOST_ATTEMPTS)
                .getResultList());
        Collections.reverse(newest);
        return newest;
    }

    @Override
    public List<NotificationSummary> search(NotificationQuery query, Optional<String> cursor, int limit) {
        return new NotificationSearch(query, cursor).list(entities, limit);
    }

    @Override
    public List<String> due(Instant now, int limit) {
        return entities.createQuery(
                        "select n.id from ReceivedNotification n where n.nextTryAt <= :now"
                                + " order by n.nextTryAt, n.id",
                        String.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public long countReceived(Instant from, Instant to) {
        return entities.createQuery("select count(n) from ReceivedNotification n" + IN_PERIOD, Long.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getSingleResult();
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void makeDue(Instant from, Instant to, Instant now) {
        entities.createQuery(
                        "update ReceivedNotification n set n.nextTryAt = :now, n.version = n.version + 1" + IN_PERIOD)
                .setParameter("now", now)
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }
}
