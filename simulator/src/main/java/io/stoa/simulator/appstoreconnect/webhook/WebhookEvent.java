package io.stoa.simulator.appstoreconnect.webhook;

import io.stoa.simulator.appstoreconnect.notification.Notification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What a delivery is about.
 *
 * @param eventType as subscribed; empty for a ping
 */
public record WebhookEvent(Notification notification, String eventType, Instant created) {

    public String id() {
        return notification.id();
    }

    /** The bytes that are sent, as text. */
    public String payload() {
        return new String(notification.body(), StandardCharsets.UTF_8);
    }

    public boolean ping() {
        return eventType.isEmpty();
    }
}
