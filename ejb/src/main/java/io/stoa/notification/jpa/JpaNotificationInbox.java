package io.stoa.notification.jpa;

import io.stoa.notification.NotificationInbox;
import io.stoa.notification.ReceivedNotification;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Received notifications in the database. */
@Stateless
public class JpaNotificationInbox implements NotificationInbox {

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
    public void keep(ReceivedNotification notification) {
        entities.persist(notification);
        entities.flush();
    }

    @Override
    public List<ReceivedNotification> newest(int limit) {
        return entities.createQuery(
                        "select n from ReceivedNotification n order by n.receivedAt desc, n.id desc",
                        ReceivedNotification.class)
                .setMaxResults(limit)
                .getResultList();
    }
}
