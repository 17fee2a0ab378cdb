package io.stoa.notification;

import io.stoa.apple.AppleItemId;
import java.time.Instant;
import java.util.Optional;

/**
 * A received notification without its body, as lists show it.
 *
 * @param detail  what is wrong with a rejected body
 * @param appleId App Store Connect's id of it; empty where the body is no notification
 * @param nextTry when it is acted on again, after a failure or for a replay
 */
public record NotificationSummary(
        String id,
        Instant receivedAt,
        Verdict verdict,
        Optional<String> detail,
        Optional<Generation> generation,
        Optional<String> appleId,
        Optional<String> type,
        Optional<AppleItemId> app,
        Optional<Instant> eventTime,
        int attempts,
        Optional<Instant> nextTry) {}
