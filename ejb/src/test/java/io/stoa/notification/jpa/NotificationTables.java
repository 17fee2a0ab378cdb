package io.stoa.notification.jpa;

import jakarta.persistence.EntityManager;

/** The inbox's tables within one persistence context. */
public record NotificationTables(EntityManager entities) {

    public JpaNotificationInbox inbox() {
        JpaNotificationInbox inbox = new JpaNotificationInbox();
        inbox.entities = entities;
        return inbox;
    }
}
