package io.stoa.simulator.appstoreconnect.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Signs notifications, posts them to a webhook and records what came back. It follows no redirect and never retries. */
public final class NotificationSender {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI to;
    private final String secret;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

    /**
     * A sender for one webhook.
     *
     * @param secret as configured for the webhook
     */
    public NotificationSender(URI to, String secret, Clock clock) {
        this(to, secret, clock, UUID::randomUUID);
    }

    NotificationSender(URI to, String secret, Clock clock, Supplier<UUID> ids) {
        this.to = to;
        this.secret = secret;
        this.clock = clock;
        this.ids = ids;
    }

    /** Tells a notice that is true from now on. */
    public Delivery send(Notice notice) {
        return send(notice, clock.instant());
    }

    /** Tells a notice about an event of another time, such as one that was overtaken. */
    public Delivery send(Notice notice, Instant event) {
        return deliver(Notification.of(notice, ids.get().toString(), clock.instant(), event));
    }

    /** Delivers the same bytes with the same id once more. */
    public Delivery redeliver(Delivery former) {
        return deliver(former.notification());
    }

    /** All attempts so far, oldest first. */
    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    private Delivery deliver(Notification notification) {
        Delivery delivery = post(notification);
        deliveries.add(delivery);
        return delivery;
    }

    private Delivery post(Notification notification) {
        HttpRequest request = HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(AppleSignature.HEADER, AppleSignature.of(secret, notification.body()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(notification.body()))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Delivery(notification, clock.instant(), OptionalInt.of(response.statusCode()), response.body());
        } catch (IOException e) {
            return undelivered(notification, to + " did not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return undelivered(notification, "The delivery was interrupted.");
        }
    }

    private Delivery undelivered(Notification notification, String reason) {
        return new Delivery(notification, clock.instant(), OptionalInt.empty(), reason);
    }
}
