package io.stoa.notification.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.notification.Generation;
import io.stoa.notification.NotificationSummary;
import io.stoa.notification.Verdict;
import java.time.Instant;
import java.util.Optional;

/** A received notification in a list of the API. */
public record NotificationView(
        String id,
        Instant receivedAt,
        Verdict verdict,
        Optional<String> detail,
        Optional<Generation> generation,
        Optional<String> notificationId,
        Optional<String> type,
        Optional<AppleItemId> appleItemId,
        Optional<Instant> eventTime,
        int attempts,
        Optional<Instant> nextTryAt) {

    static NotificationView of(NotificationSummary summary) {
        return new NotificationView(
                summary.id(),
                summary.receivedAt(),
                summary.verdict(),
                summary.detail(),
                summary.generation(),
                summary.appleId(),
                summary.type(),
                summary.app(),
                summary.eventTime(),
                summary.attempts(),
                summary.nextTry());
    }
}
