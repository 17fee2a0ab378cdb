package io.stoa.notification.service;

/** Rung when a notification is committed, so that nobody waits for the next look at the inbox. A ring that is lost costs seconds. */
public interface NotificationBell {

    /** Has the inbox looked at soon, on this node. Never fails, and never waits. */
    void ring();
}
