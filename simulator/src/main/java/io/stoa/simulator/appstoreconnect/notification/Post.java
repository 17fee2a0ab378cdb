package io.stoa.simulator.appstoreconnect.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;

/** Signs notifications and posts them to a webhook. It follows no redirect and never retries. */
final class Post {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI to;
    private final String secret;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Post(URI to, String secret, Clock clock) {
        this.to = to;
        this.secret = secret;
        this.clock = clock;
    }

    Delivery deliver(Notification notification) {
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

    Delivery undelivered(Notification notification, String reason) {
        return new Delivery(notification, clock.instant(), OptionalInt.empty(), reason);
    }
}
