package io.stoa.simulator.appstoreconnect.webhook;

import io.stoa.simulator.appstoreconnect.notification.Delivery;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One delivery as App Store Connect tells of it.
 *
 * @param url     it goes to
 * @param attempt how it ended; empty while it is pending
 */
public record WebhookDelivery(
        String id, WebhookEvent event, Instant created, URI url, boolean redelivery, Optional<Delivery> attempt) {

    /** The three states Apple has words for. */
    public enum State {
        PENDING,
        SUCCEEDED,
        FAILED
    }

    public State state() {
        return attempt.map(ended -> ended.accepted() ? State.SUCCEEDED : State.FAILED)
                .orElse(State.PENDING);
    }

    WebhookDelivery ended(Delivery delivery) {
        return new WebhookDelivery(id, event, created, url, redelivery, Optional.of(delivery));
    }
}
