package io.stoa.notification.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.notification.AttemptOutcome;
import io.stoa.notification.Generation;
import io.stoa.notification.NotificationAttempt;
import io.stoa.notification.ReceivedNotification;
import io.stoa.notification.Verdict;
import io.stoa.notification.service.ReceivedNotifications.Detail;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One received notification with all that is kept of it.
 *
 * @param body       as text, for reading; bytes that are no UTF-8 are replaced
 * @param bodyBase64 the bytes as they came
 * @param signedBy   which of the configured secrets, counted from 0
 */
public record NotificationDetailView(
        String id,
        Instant receivedAt,
        Verdict verdict,
        Optional<String> detail,
        Optional<Generation> generation,
        Optional<String> notificationId,
        Optional<String> type,
        Optional<AppleItemId> appleItemId,
        Optional<Instant> eventTime,
        Optional<Instant> nextTryAt,
        Optional<Integer> signedBy,
        List<String> headers,
        String body,
        String bodyBase64,
        List<AttemptView> attempts) {

    /** One attempt to act on it. */
    public record AttemptView(Instant at, AttemptOutcome outcome, Optional<String> detail) {

        static AttemptView of(NotificationAttempt attempt) {
            return new AttemptView(attempt.at(), attempt.outcome(), attempt.detail());
        }
    }

    static NotificationDetailView of(Detail detail) {
        ReceivedNotification kept = detail.notification();
        return new NotificationDetailView(
                kept.id(),
                kept.receivedAt(),
                kept.verdict(),
                kept.detail(),
                kept.generation(),
                kept.appleId(),
                kept.type(),
                kept.appleItemId(),
                kept.eventTime(),
                kept.nextTryAt(),
                kept.signedBy(),
                kept.headers().stream().flatMap(String::lines).toList(),
                new String(kept.body(), StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(kept.body()),
                detail.attempts().stream().map(AttemptView::of).toList());
    }
}
