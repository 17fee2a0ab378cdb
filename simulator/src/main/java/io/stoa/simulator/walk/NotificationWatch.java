package io.stoa.simulator.walk;

import io.stoa.simulator.appstoreconnect.notification.Notification;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;

/** Follows a notification until the installation, which answered when it was kept, has acted on it. */
final class NotificationWatch {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final InstallationCalls calls;
    private final Await await;

    NotificationWatch(InstallationCalls calls) {
        this(calls, Await.atMost(LIMIT));
    }

    NotificationWatch(InstallationCalls calls, Await await) {
        this.calls = calls;
        this.await = await;
    }

    /** @throws Unexpected when it is not kept once, or still waits when the time is over */
    void awaitActedOn(Notification notification) {
        await.until(
                "notification " + notification.id() + " to be acted on",
                () -> only(notification),
                kept -> !kept.containsKey("nextTryAt"));
    }

    private JsonObject only(Notification notification) {
        JsonArray kept = calls.getAsOperator("/api/v1/notifications?id=" + notification.id())
                .require(200)
                .json()
                .getJsonArray("notifications");
        Unexpected.unless(kept.size() == 1, "notification " + notification.id() + " to be kept once", kept);
        return kept.getJsonObject(0);
    }
}
