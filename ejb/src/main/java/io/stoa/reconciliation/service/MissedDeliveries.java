package io.stoa.reconciliation.service;

import io.stoa.apple.AppleItemId;
import io.stoa.connect.ConnectPaused;
import io.stoa.connect.WebhookDeliveries;
import io.stoa.connect.WebhookDelivery;
import io.stoa.notification.Delivery;
import io.stoa.notification.MalformedNotification;
import io.stoa.notification.NotificationInbox;
import io.stoa.notification.service.NotificationIntake;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notifications App Store Connect could not deliver: it keeps their content for ten days, so it is fetched from there. */
@ApplicationScoped
public class MissedDeliveries {

    private static final Logger LOG = System.getLogger(MissedDeliveries.class.getName());
    // ten days, less what a clock may be wrong by: what is asked beyond is refused
    private static final Duration KEPT = Duration.ofDays(10).minusMinutes(10);
    // a delivery becomes a failure some time after it was created
    private static final Duration OVERLAP = Duration.ofHours(2);

    @Inject
    WebhookDeliveries deliveries;

    @Inject
    NotificationInbox inbox;

    @Inject
    NotificationIntake intake;

    @Inject
    ReconciliationSettings settings;

    @Inject
    Clock clock;

    /**
     * Takes in what was missed, exactly as if it had arrived.
     *
     * @param lastRead  when the deliveries were last read to their end
     * @param recovered told of every notification that had not arrived
     */
    public void recover(AppleItemId marketplace, Optional<Instant> lastRead, Runnable recovered) {
        List<WebhookDelivery> missed = new ArrayList<>();
        deliveries.read(marketplace, since(lastRead), delivery -> {
            if (delivery.isMissed(clock.instant()) && !hasArrived(delivery)) {
                missed.add(delivery);
            }
        });
        for (WebhookDelivery delivery : missed) {
            takeIn(delivery, recovered);
        }
    }

    private Instant since(Optional<Instant> lastRead) {
        Instant oldest = clock.instant().minus(KEPT);
        return lastRead.map(at -> at.minus(OVERLAP))
                .filter(at -> at.isAfter(oldest))
                .orElse(oldest);
    }

    // a delivery that failed and one that did not can be of the same event
    private boolean hasArrived(WebhookDelivery delivery) {
        return delivery.payload()
                .flatMap(MissedDeliveries::notificationId)
                .filter(inbox::knows)
                .isPresent();
    }

    private void takeIn(WebhookDelivery delivery, Runnable recovered) {
        if (hasArrived(delivery)) {
            return; // by the delivery before this one
        }
        if (delivery.payload().flatMap(MissedDeliveries::notificationId).isPresent()) {
            receive(delivery, recovered);
        } else {
            LOG.log(
                    Level.WARNING,
                    "reconciliation.delivery-unreadable delivery={0} it carries no notification",
                    delivery.id());
        }
        if (settings.redeliver()) {
            redeliver(delivery);
        }
    }

    // the service refuses to send some again for reasons of its own; what they carry is here already
    private void redeliver(WebhookDelivery delivery) {
        try {
            deliveries.redeliver(delivery);
        } catch (ConnectPaused notNow) {
            throw notNow;
        } catch (RetryableFailure refused) {
            if (refused.code() == FailureCode.CONNECT_RATE_LIMITED) {
                throw refused; // not this one is refused, but the next ones too
            }
            LOG.log(
                    Level.WARNING,
                    "reconciliation.redelivery-refused delivery={0} code={1} {2}",
                    delivery.id(),
                    refused.code().slug(),
                    refused.sentence());
        }
    }

    private void receive(WebhookDelivery delivery, Runnable recovered) {
        try {
            intake.receive(Delivery.recovered(delivery.payload().orElseThrow().getBytes(StandardCharsets.UTF_8)));
            recovered.run();
            LOG.log(Level.INFO, "reconciliation.delivery-recovered delivery={0}", delivery.id());
        } catch (MalformedNotification malformed) {
            LOG.log(
                    Level.WARNING,
                    "reconciliation.delivery-unreadable delivery={0} {1}",
                    delivery.id(),
                    malformed.sentence());
        }
    }

    private static Optional<String> notificationId(String payload) {
        try (JsonReader reader = Json.createReader(new StringReader(payload))) {
            return reader.readObject().get("data") instanceof JsonObject data && data.get("id") instanceof JsonString id
                    ? Optional.of(id.getString())
                    : Optional.empty();
        } catch (JsonException
                | IllegalStateException
                | IllegalArgumentException
                | ClassCastException
                | UnsupportedOperationException noDocument) {
            return Optional.empty();
        }
    }
}
