package io.stoa.simulator.appstoreconnect.notification;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * One attempt to deliver a notification.
 *
 * @param notification what was sent
 * @param at           when
 * @param status       of the answer; empty when there was none
 * @param answer       body of the answer, or why there was none
 */
public record Delivery(Notification notification, Instant at, OptionalInt status, String answer) {

    /** Whether the receiver took the notification: any status from 200 to 299. */
    public boolean accepted() {
        return status.isPresent() && status.getAsInt() / 100 == 2;
    }
}
