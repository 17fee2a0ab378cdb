package io.stoa.simulator.appstoreconnect.webhook;

import io.stoa.simulator.appstoreconnect.notification.AppEvent;
import java.net.URI;
import java.util.List;

/**
 * A webhook of the second generation.
 *
 * @param appId      of the app it belongs to for good
 * @param eventTypes it subscribes to
 */
public record Webhook(
        String id, String appId, String name, URI url, String secret, boolean enabled, List<String> eventTypes) {

    public Webhook {
        eventTypes = List.copyOf(eventTypes);
    }

    boolean wants(AppEvent event) {
        return enabled && eventTypes.contains(event.eventType());
    }
}
