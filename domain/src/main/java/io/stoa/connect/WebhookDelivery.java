package io.stoa.connect;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt of App Store Connect to deliver an event.
 *
 * @param id        App Store Connect's, as it spells it
 * @param state     {@code SUCCEEDED}, {@code FAILED}, {@code PENDING}, or a word we do not know
 * @param createdAt when it began, where that is told
 * @param ping      whether it only tested the webhook
 * @param payload   the body that was sent, where the event came along
 */
public record WebhookDelivery(
        String id, String state, Optional<Instant> createdAt, boolean ping, Optional<String> payload) {

    private static final Duration PATIENCE = Duration.ofHours(1);

    /** Whether an event may be lost: it failed, or has been pending for more than an hour. */
    public boolean isMissed(Instant now) {
        return switch (state) {
            case "FAILED" -> !ping;
            case "PENDING" ->
                !ping && createdAt.map(at -> at.isBefore(now.minus(PATIENCE))).orElse(true);
            default -> false;
        };
    }
}
